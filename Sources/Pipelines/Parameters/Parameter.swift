public import SourceText

/// One of the sets that a unit's variables are grouped into, and what a render can be limited to.
public enum ParameterSet: String, Sendable, CaseIterable {
  /// What the pipeline is made of.
  case codepipeline
  /// What the build project is made of.
  case codebuild
  /// The build's environment.
  case buildspec

  /// What the output calls it.
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

/// A setting that pipelines are rendered from: a variable of the unit, or an explicit input.
public struct Parameter: Sendable {
  /// What kind of value it wants.
  public enum Kind: Sendable {
    case text, integer, boolean, list, map
    /// A map or list that becomes a member of a request as a whole.
    case structure(RequestShape)
  }

  /// The name, as the example's modules call it.
  public let name: Text
  /// The sets it belongs to, each once; none for what only the Terraform module uses.
  public let sets: [ParameterSet]
  /// What kind of value it wants.
  public let kind: Kind
  /// What it is for, as the end of "…: the bucket that keeps the artifacts".
  public let purpose: String
  /// The members of the AWS calls that it becomes; empty for none.
  public let member: String
  /// The parameter that stands for it in a CloudFormation template; nil when its value does.
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

  /// A parameter that is a text.
  init(
    _ name: Text, _ sets: [ParameterSet], _ purpose: String, member: String = "", templateParameter: Text? = nil
  ) {
    self.init(name, sets, .text, purpose, member: member, templateParameter: templateParameter)
  }

  /// The same for one stage: `stage_2_region`.
  func named(_ name: Text) -> Parameter {
    Parameter(name, sets, kind, purpose, member: member, templateParameter: templateParameter)
  }

  /// The `N` and the last word of a name of the form `stage_N_name`; nil for any other name.
  public static func stagePart(of name: Text) -> (number: Int, part: Text)? {
    guard name.count > stagePrefix.count, name.hasPrefix(stagePrefix) else { return nil }
    var number = 0
    var index = stagePrefix.count
    while index < name.count, Byte.isDigit(name[index]) {
      // More than four digits number no stage.
      guard index - stagePrefix.count < 4 else { return nil }
      number = number * 10 + Int(name[index] - UInt8(ascii: "0"))
      index += 1
    }
    guard index > stagePrefix.count, index < name.count, name[index] == Byte.underscore else { return nil }
    let part = name[index + 1..<name.count]
    return stageParts.contains { $0.name == part } ? (number, part) : nil
  }

  /// The parameter of that name, or nil: stages count from 1 on.
  public static func named(_ name: Text) -> Parameter? {
    if let known = byName[name] { return known }
    return stagePart(of: name).flatMap { part in stageParts.first { $0.name == part.part } }
  }

  /// The sets that the parameter of that name belongs to; none where there is no such parameter.
  static func sets(of name: Text) -> [ParameterSet] { setsByName[name] ?? named(name)?.sets ?? [] }

  private static let setsByName = byName.mapValues(\.sets)

  private static let stagePrefix: Text = "stage_"

  private static let byName = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }
}
