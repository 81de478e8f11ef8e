import Hierarchy
import SourceText

extension RegionMismatch {
  /// The findings about certificates that a module gives to CloudFront, which takes those of one region alone.
  static func certificates(in checked: CheckedUnit) -> [Diagnostic] {
    let passed = checked.module?.passedVariables ?? []
    return passed.compactMap { variable in
      guard variable.argument == .edgeCertificate, let setting = checked.setting(variable.name),
        let text = setting.value.string, !text.isUnknown, text.hasPrefix(partition),
        let region = ResourceName(text)?.region, region != CloudRegion.ofCloudFront
      else { return nil }
      return finding(
        "'\(variable.name)' names a certificate in '\(region)', and CloudFront takes those of '\(CloudRegion.ofCloudFront)' alone",
        at: setting.value.place(in: setting.winner.file),
        notes: [Diagnostic.Note("given to CloudFront here", at: variable.place)],
        help: "name a certificate in '\(CloudRegion.ofCloudFront)'")
    }
  }

  /// China's CloudFront takes certificates from IAM.
  private static let partition: StaticString = "arn:aws:acm:"
}
