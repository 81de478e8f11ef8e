import Hierarchy
import SourceText

extension RegionMismatch {
  /// The findings about certificates that a module gives to CloudFront, which takes those of one region alone.
  static func certificates(in checked: CheckedUnit) -> [Diagnostic] {
    checked.resources.lazy.filter { $0.type == "aws_cloudfront_distribution" }
      .flatMap { $0.blocks("viewer_certificate") }.compactMap { certificate in
        guard let value = checked.value(of: "acm_certificate_arn", in: certificate), value.text.hasPrefix(partition),
          let region = ResourceName(value.text)?.region,
          region != CloudRegion.ofCloudFront
        else { return nil }
        return finding(
          "'\(value.name)' names a certificate in '\(region)', and CloudFront takes those of '\(CloudRegion.ofCloudFront)' alone",
          at: value.place, notes: [Diagnostic.Note("given to CloudFront here", at: value.passedAt)],
          help: "name a certificate in '\(CloudRegion.ofCloudFront)'")
      }
  }

  /// China's CloudFront takes certificates from IAM.
  private static let partition: StaticString = "arn:aws:acm:"
}
