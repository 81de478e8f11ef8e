import Hierarchy
import SourceText

/// The name, the ARN and the image for one ECR repository name different repositories.
enum EcrNames: UnitCheck {
  static let code = "ecr-names"
  static let severity = Severity.warning
  static let summary = "the name, the ARN and the image of an ECR repository disagree"

  static func applies(to layout: UnitLayout) -> Bool { true }

  private static let nameSetting: Text = "ecr_repository_name"
  private static let arnSetting: Text = "ecr_repository_arn"
  private static let imageSetting: Text = "codebuild_image"

  static func findings(in checked: CheckedUnit) -> [Diagnostic] {
    var named: [(repository: Text, place: Place)] = []
    func add(_ setting: Text, _ repository: (Text) -> Text?) {
      guard let setting = checked.setting(setting), let text = setting.value.string, let name = repository(text),
        !name.isEmpty
      else { return }
      named.append((name, setting.value.place(in: setting.winner.file)))
    }
    add(nameSetting) { $0 }
    add(arnSetting) { ResourceName($0)?.ecrRepository }
    add(imageSetting) { ImageName($0)?.repository }
    guard let first = named.first else { return [] }
    let others = named.dropFirst().filter { $0.repository != first.repository }
    guard !others.isEmpty else { return [] }
    return [
      finding(
        "the ECR repository is '\(first.repository)' here, and another one elsewhere in this unit", at: first.place,
        notes: others.map { Diagnostic.Note("here it is '\($0.repository)'", at: $0.place) },
        help: "name one repository everywhere")
    ]
  }
}
