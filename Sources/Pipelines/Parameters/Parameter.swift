public import SourceText

/// A set of a unit's variables. A render can be limited to some of them.
public enum ParameterSet: String, Sendable, CaseIterable {
  /// The variables of the pipeline.
  case codepipeline
  /// The variables of the build project.
  case codebuild
  /// The build's environment.
  case buildspec

  /// Its name in the output.
  var name: Text {
    switch self {
    case .codepipeline: Self.codepipelineName
    case .codebuild: Self.codebuildName
    case .buildspec: Self.buildspecName
    }
  }

  private static let codepipelineName = Text(codepipeline.rawValue)
  private static let codebuildName = Text(codebuild.rawValue)
  private static let buildspecName = Text(buildspec.rawValue)
}

/// A setting that render knows: a variable of the unit, or an explicit input.
public struct Parameter: Sendable {
  /// The kinds of values.
  public enum Kind: Sendable {
    case text, integer, boolean, list, map
    /// A map or list that becomes a whole member of a request.
    case structure(RequestShape)
  }

  /// Its name in the modules of the published example.
  public let name: Text
  /// The sets it belongs to, each once; none if only the Terraform module uses it.
  public let sets: [ParameterSet]
  /// The kind of its value.
  public let kind: Kind
  /// Its purpose, as the end of "…: the bucket that keeps the artifacts".
  public let purpose: String
  /// The members of AWS requests that it sets; empty for none.
  public let member: String
  /// The parameter that represents it in a CloudFormation template; nil if the template holds the value itself.
  public let templateParameter: Text?

  init(
    _ name: Text, _ sets: [ParameterSet], _ kind: Kind, _ purpose: String, member: String = "",
    templateParameter: Text? = nil
  ) {
    self.name = name
    self.sets = sets
    self.kind = kind
    self.purpose = purpose
    self.member = member
    self.templateParameter = templateParameter
  }

  /// A parameter with a string value.
  init(
    _ name: Text, _ sets: [ParameterSet], _ purpose: String, member: String = "", templateParameter: Text? = nil
  ) {
    self.init(name, sets, .text, purpose, member: member, templateParameter: templateParameter)
  }

  /// The same parameter under the name of one stage: `stage_2_region`.
  func named(_ name: Text) -> Parameter {
    Parameter(name, sets, kind, purpose, member: member, templateParameter: templateParameter)
  }

  /// The `N` and the part of a name like `stage_N_name`; nil for any other name.
  public static func stagePart(of name: Text) -> (number: Int, part: Text)? {
    guard name.count > stagePrefix.count, name.hasPrefix(stagePrefix) else { return nil }
    var number = 0
    var index = stagePrefix.count
    while index < name.count, Byte.isDigit(name[index]) {
      // No stage has a number of more than four digits.
      guard index - stagePrefix.count < 4 else { return nil }
      number = number * 10 + Int(name[index] - UInt8(ascii: "0"))
      index += 1
    }
    guard index > stagePrefix.count, index < name.count, name[index] == Byte.underscore else { return nil }
    let part = name[index + 1..<name.count]
    return stageParts.contains { $0.name == part } ? (number, part) : nil
  }

  /// The parameter of that name, or nil. Stages are numbered from 1.
  public static func named(_ name: Text) -> Parameter? {
    if let known = byName[name] { return known }
    return stagePart(of: name).flatMap { part in stageParts.first { $0.name == part.part } }
  }

  /// The sets that the parameter of that name belongs to; none if there is no such parameter.
  static func sets(of name: Text) -> [ParameterSet] { setsByName[name] ?? named(name)?.sets ?? [] }

  private static let setsByName = byName.mapValues(\.sets)

  private static let stagePrefix: Text = "stage_"

  private static let byName = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }
}
