public import SourceText

/// The size in the name of an instance type, such as `xlarge` in `m5.xlarge`, `db.m5.xlarge` and `m5.xlarge.search`.
public enum InstanceSize {
  private static let services: Set<Text> = ["db", "cache", "ml", "kafka", "mq", "dms", "dax"]
  private static let searches: Set<Text> = ["search", "elasticsearch"]

  /// Source: the pages of AWS on the instance types of EC2 and RDS; a number may stand before `xlarge`.
  private static let words: [Text] = [
    "nano", "micro", "small", "medium", "large", "xlarge", "metal", "serverless", "xlplus",
  ]
  private static let numbered: Text = "xlarge"
  private static let mostSlips = 2

  /// The type with the size that is probably meant; nil where AWS has the size, where it is like none, and for a text that is no instance
  /// type.
  public static func meant(by type: Text) -> Text? {
    let parts = type.split(separator: Byte.dot)
    let start = parts.count == 3 && services.contains(parts[0]) ? 1 : 0
    guard parts.count == start + 2 || parts.count == 3 && start == 0 && searches.contains(parts[2]) else { return nil }
    let size = parts[start + 1]
    let digits = size.bytes.prefix(while: Byte.isDigit).count
    let word = size[digits..<size.count]
    guard isFamily(parts[start]), !word.isEmpty, word.bytes.allSatisfy(Byte.isLowercase) else { return nil }
    let known = digits > 0 ? [numbered] : words
    guard !known.contains(word),
      let meant = NearestName.of(word.description, among: known.map(\.description), atMost: mostSlips)
    else { return nil }
    var corrected = parts
    corrected[start + 1] = size[0..<digits] + Text(meant)
    return corrected.dropFirst().reduce(corrected[0]) { $0 + "." + $1 }
  }

  /// True for letters, a number and more: `m5`, `c5n`, `u-6tb1`.
  private static func isFamily(_ text: Text) -> Bool {
    guard let first = text.bytes.first, Byte.isLowercase(first) else { return false }
    return text.bytes.contains(where: Byte.isDigit)
      && text.bytes.allSatisfy { Byte.isLowercase($0) || Byte.isDigit($0) || $0 == Byte.hyphen }
  }
}
