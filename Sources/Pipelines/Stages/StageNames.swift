import SourceText

/// The names of the variables of one stage.
struct StageNames {
  let name: Text
  let action: Text
  let provider: Text
  let configuration: Text

  private init(_ number: Int) {
    name = "stage_\(number)_name"
    action = "stage_\(number)_action"
    provider = "stage_\(number)_provider"
    configuration = "stage_\(number)_configuration"
  }

  /// The names for all stages that AWS allows: 50.
  private static let usual = (0...50).map { StageNames($0) }

  /// The names for the stage of that number.
  static func ofStage(_ number: Int) -> StageNames {
    number < usual.count ? usual[number] : StageNames(number)
  }
}
