import HCL1Syntax
public import SourceText

/// What the variables of modules with other conventions are called.
///
/// A mapping file has tfvars syntax: `codebuild_image = "build_image"` says that their `build_image` is what we call
/// `codebuild_image`; a list names several, the first that is set counts. The map `defaults` holds what their module
/// sets by itself, such as the names of its stages.
public struct ParameterMapping: Sendable {
  private var names: [Text: [Text]] = [:]
  private var parameters: [Text: Text] = [:]
  private var defaults: [Text: GivenValue] = [:]
  /// What was wrong with the file.
  public private(set) var diagnostics: [Diagnostic] = []

  /// Nothing is renamed.
  public init() {}

  /// The mapping that a file describes.
  public init(file: SourceFile) {
    let (members, found) = TfvarsMembers.read(file)
    diagnostics = found
    for member in members {
      if member.key == "defaults" {
        guard let values = member.value.members else {
          diagnostics.append(
            Diagnostic(
              .error, "bad-mapping", "'defaults' is \(words: member.value.kindName), and a map is wanted",
              at: Place(file, member.value.range), help: "write defaults = { codebuild_type = \"LINUX_CONTAINER\" }"))
          continue
        }
        for value in values where isKnown(value, in: file) { defaults[value.key] = GivenValue(value, in: file) }
      } else if isKnown(member, in: file) {
        add(member, in: file)
      }
    }
  }

  /// True when no variable goes by another name than its parameter.
  var renamesNothing: Bool { parameters.isEmpty }

  /// The names under which a unit may set the parameter, strongest first; its own name comes last.
  public func names(of parameter: Text) -> [Text] {
    guard let others = names[parameter] else { return [parameter] }
    return others + [parameter]
  }

  /// The parameter that a unit's variable sets: itself where nothing is said.
  public func parameter(of variable: Text) -> Text { parameters[variable] ?? variable }

  /// What the module sets by itself where nobody else does.
  public func defaultValue(of parameter: Text) -> GivenValue? { defaults[parameter] }

  /// The names of the placeholders in the defaults.
  var placeholders: [Text] { defaults.values.flatMap { Inputs.placeholders(in: $0.value) } }

  /// The parameters that have a default, sorted.
  var defaultNames: [Text] { defaults.keys.sorted() }

  private mutating func add(_ member: Member, in file: SourceFile) {
    let values = member.value.elements ?? [member.value]
    if values.isEmpty {
      diagnostics.append(
        Diagnostic(
          .error, "bad-mapping", "'\(member.key)' names no variable", at: Place(file, member.value.range),
          help: "write \(member.key) = \"their_name\", or leave it out"))
    }
    for value in values {
      guard let name = value.string, !name.isEmpty else {
        diagnostics.append(
          Diagnostic(
            .error, "bad-mapping",
            "'\(member.key)' wants the name of a variable, and there is \(words: value.kindName)",
            at: Place(file, value.range), help: "write \(member.key) = \"their_name\", or a list of names"))
        continue
      }
      if let other = parameters[name], other != member.key {
        diagnostics.append(
          Diagnostic(
            .error, "bad-mapping", "'\(name)' stands for '\(other)' already", at: Place(file, value.range),
            help: "name each variable once"))
        continue
      }
      names[member.key, default: []].append(name)
      parameters[name] = member.key
    }
  }

  private mutating func isKnown(_ member: Member, in file: SourceFile) -> Bool {
    if Parameter.named(member.key) != nil { return true }
    let nearest = NearestName.of(member.key.description, among: Parameter.all.map(\.name.description))
    diagnostics.append(
      Diagnostic(
        .error, "bad-mapping", "there is no parameter '\(member.key)'", at: Place(file, member.keyRange),
        help: nearest.map { "did you mean '\($0)'?" } ?? "docs/render.md lists the parameters"))
    return false
  }
}
