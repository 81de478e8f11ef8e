import Hierarchy
import SourceText

/// The parts of an image in a private ECR registry: `account.dkr.ecr.region.amazonaws.com/repository:tag`.
struct ImageName {
  /// The account as written.
  let account: Text
  let region: Text?
  let repository: Text
  /// The tag; nil if there is none, or a digest in its place.
  let tag: Text?
  /// The range of the tag in the text, 0-based; empty if there is none.
  let tagRange: Range<Int>

  private static let marker: Text = ".dkr.ecr"
  /// The length of `.dkr.ecr.r.d/`.
  private static let shortest = 13

  /// False for a text that can't name such an image.
  static func mayBe(_ text: Text) -> Bool { text.contains(".dkr.ecr") }

  /// Nil when the text does not name such an image.
  init?(_ text: Text) {
    guard text.count >= Self.shortest, let marker = text.firstRange(of: Self.marker),
      let slash = text.firstIndex(of: Byte.slash, from: marker.upperBound)
    else { return nil }
    let host = text[marker.upperBound..<slash].split(separator: Byte.dot)
    guard host.count >= 3 else { return nil }
    account = text[0..<marker.lowerBound]
    region = Region.isName(host[1]) ? host[1] : nil
    let name = text[slash + 1..<text.count]
    if let digest = name.firstIndex(of: Byte.at) {
      repository = name[0..<digest].split(separator: Byte.colon)[0]
      tag = nil
      tagRange = text.count..<text.count
    } else if let colon = name.firstIndex(of: Byte.colon) {
      repository = name[0..<colon]
      tag = name[colon + 1..<name.count]
      tagRange = slash + colon + 2..<text.count
    } else {
      repository = name
      tag = nil
      tagRange = text.count..<text.count
    }
  }
}
