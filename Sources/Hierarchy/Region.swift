public import SourceText

/// AWS region names. Source: the region patterns of botocore's `partitions.json`.
public enum Region {
  private static let areas: Set<Text> = [
    "us", "eu", "ap", "sa", "ca", "me", "af", "il", "mx", "cn", "us-gov", "eusc", "us-iso", "us-isob", "eu-isoe",
    "us-isof",
  ]

  /// True for a name of the form `eu-west-1`, `us-gov-west-1`, `cn-north-1`.
  public static func isName(_ text: Text) -> Bool {
    guard !text.isEmpty, text[text.count - 1] >= 0x30, text[text.count - 1] <= 0x39 else { return false }
    let parts = text.split(separator: 0x2D)
    guard parts.count >= 3, text.count <= 30 else { return false }
    let number = parts[parts.count - 1]
    let place = parts[parts.count - 2]
    let area = parts.dropLast(2).dropFirst().reduce(parts[0]) { $0 + "-" + $1 }
    return !number.isEmpty && number.bytes.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
      && !place.isEmpty && place.bytes.allSatisfy { $0 >= 0x61 && $0 <= 0x7A } && areas.contains(area)
  }

  /// The region that a folder of the path names, the deepest one; nil when none does.
  public static func named(in path: Path) -> Text? {
    var end = path.text.count
    while end > 0 {
      let part = Path(path.text[0..<end]).name
      if part.count > 5, isName(part) { return part }
      end -= part.count + 1
    }
    return nil
  }
}
