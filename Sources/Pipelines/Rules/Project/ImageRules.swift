import Hierarchy
import SourceText

/// Build images. Source: sections 1a and 6 of the AWS facts.
extension PipelineRule {
  static let images: [PipelineRule] = [
    form("image-form", .image, "the image", "a name without spaces and control characters") {
      $0.withBytes { $0.allSatisfy { $0 > Byte.space && $0 != Byte.delete } }
    },
    PipelineRule("ecr-image", "an ECR image is <12 digits>.dkr.ecr.<region>.<suffix>/<repository>:<tag>", at: [.image])
    { subject in
      subject.findings(at: .image) { image in
        guard let text = image.text, RegistryImage.isMeant(text) else { return nil }
        return fault(of: text, allowsMask: subject.settings.allowsPlaceholders).map {
          subject.finding(
            image, "\(subject.claim(image)): \($0)",
            help: "write 123456789012.dkr.ecr.eu-west-1.amazonaws.com/repository:tag")
        }
      }
    },
    PipelineRule(
      "image-credentials-pair", "CodeBuild pulls curated images, the build's role those of a registry", at: [.image]
    ) {
      subject in
      guard let image = subject.text(.image), let credentials = subject.value(.imageCredentials) else { return [] }
      let isCurated = image.hasPrefix(curatedStart)
      if isCurated, credentials.text == "SERVICE_ROLE" {
        return [
          subject.finding(
            credentials, "\(subject.claim(credentials)), but CodeBuild itself pulls curated images",
            help: "set it to CODEBUILD, or leave it out")
        ]
      }
      guard RegistryImage.isMeant(image), credentials.text == "CODEBUILD" else { return [] }
      return [
        subject.finding(
          credentials,
          "\(subject.claim(credentials)), but the build's role pulls images of a private registry",
          help: "set it to SERVICE_ROLE, or leave it out")
      ]
    },
    PipelineRule("ecr-arn", "an ECR ARN is arn:<partition>:ecr:<region>:<12 digits>:repository/<name>") { subject in
      guard let given = subject.requests.parameters.own(.ecrRepositoryARN), let text = given.value.scalarText,
        !text.isEmpty
      else { return [] }
      let arn = ResourceName(text)
      let isAccount = arn.map { ResourceName.isAccount($0.account) || Mask.isMask($0.account) } ?? false
      if let arn, arn.hasPartitionName, arn.service == "ecr", Region.isName(arn.region), isAccount,
        arn.resource.hasPrefix(ResourceName.repositoryStart), isRepository(arn.resource[11..<arn.resource.count])
      {
        return []
      }
      return [
        Finding(
          "'\(given.name)' is \(Message.quoting(text, named: given.name, subject.settings.secrets)), which is not the ARN of an ECR repository",
          at: given.place,
          help: "write arn:aws:ecr:eu-west-1:123456789012:repository/name")
      ]
    },
  ]

  private static let curatedStart: Text = "aws/codebuild/"

  /// The mistake in an image of an ECR registry, or nil.
  private static func fault(of text: Text, allowsMask: Bool) -> Message? {
    guard let image = RegistryImage(text) else { return "an image of ECR has a different form" }
    if !ResourceName.isAccount(image.account), !(allowsMask && Mask.isMask(image.account)) {
      return Mask.isMask(image.account)
        ? "the account is masked; --allow-placeholders lets it pass" : "an account has 12 digits"
    }
    guard Region.isName(image.region) else { return "'\(image.region)' is not a region" }
    let suffix = Partition(region: image.region).hostSuffix
    guard image.suffix == suffix else { return "the host of \(image.region) ends in '\(suffix)'" }
    guard isRepository(image.repository) else { return "'\(image.repository)' is not a valid name of a repository" }
    if let tag = image.tag, !isTag(tag) { return "'\(tag)' is not a valid tag" }
    if let digest = image.digest, !isDigest(digest) { return "a digest is sha256: and 64 hexadecimal digits" }
    return nil
  }

  /// 2 to 256 characters: words of lower-case letters and digits, with `.`, `_`, `__` or hyphens between, `/` between
  /// the parts.
  static func isRepository(_ text: Text) -> Bool {
    (2...256).contains(text.count) && text.split(separator: Byte.slash).allSatisfy(isRepositoryPart)
  }

  private static func isRepositoryPart(_ part: Text) -> Bool {
    var separator: [UInt8] = []
    var isStart = true
    for byte in part.bytes {
      if Byte.isLowercase(byte) || Byte.isDigit(byte) {
        let isAllowed =
          separator.isEmpty || separator == [Byte.dot] || separator == [Byte.underscore]
          || separator == [Byte.underscore, Byte.underscore]
          || separator.allSatisfy { $0 == Byte.hyphen }
        guard isAllowed, separator.isEmpty || !isStart else { return false }
        separator = []
        isStart = false
      } else if byte == Byte.dot || byte == Byte.underscore || byte == Byte.hyphen {
        separator.append(byte)
      } else {
        return false
      }
    }
    return !isStart && separator.isEmpty
  }

  private static func isTag(_ tag: Text) -> Bool {
    (1...128).contains(tag.count) && Characters.isWord(tag[0])
      && tag.bytes.allSatisfy { Characters.isWord($0) || $0 == Byte.dot || $0 == Byte.hyphen }
  }

  private static func isDigest(_ digest: Text) -> Bool {
    digest.count == 71 && digest.hasPrefix("sha256:")
      && digest[7..<71].bytes.allSatisfy { Byte.isDigit($0) || $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "f") }
  }
}

/// Text that replaces something hidden before publishing: `xxxxx`, `****`, `<account>`.
enum Mask {
  /// True for three or more of `x`, `X`, `*`, `#` and `?` and nothing else, or a text in angle brackets.
  static func isMask(_ text: Text) -> Bool {
    if text.count > 2, text.hasPrefix("<"), text.hasSuffix(">") { return true }
    guard text.count >= 3 else { return false }
    return text.bytes.allSatisfy {
      [UInt8(ascii: "x"), UInt8(ascii: "X"), Byte.asterisk, Byte.hash, Byte.questionMark].contains($0)
    }
  }
}
