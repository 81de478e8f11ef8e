public import SourceText

/// The size in the name of an instance type, such as `xlarge` in `m5.xlarge`, `db.m5.xlarge` and `m5.xlarge.search`.
public enum InstanceSize {
  private static let services: Set<Text> = ["db", "cache", "ml", "kafka", "mq", "dms", "dax"]
  private static let searches: Set<Text> = ["search", "elasticsearch"]

  /// Source: the pages of AWS on the instance types of EC2 and RDS; a number may stand before `xlarge`.
  private static let words = [
    "nano", "micro", "small", "medium", "large", "xlarge", "metal", "serverless", "xlplus",
  ]
  private static let numbered = "xlarge"
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
    guard !known.contains(word.description),
      let meant = NearestName.of(word.description, among: known, atMost: mostSlips)
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

/// For how many days CloudWatch keeps logs.
public enum LogRetention {
  /// Source: `retentionInDays` of PutRetentionPolicy in the API of CloudWatch Logs; 0 is Terraform's word for ever.
  private static let days = [
    0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
  ]

  /// The nearest days below and above that CloudWatch takes; nil for days that it takes.
  public static func around(_ wanted: Int) -> (below: Int, above: Int?)? {
    if days.contains(wanted) { return nil }
    return (days.last { $0 < wanted } ?? 0, days.first { $0 > wanted })
  }
}
