public import SourceText

/// AWS region names. Source: the region patterns of botocore's `partitions.json`.
public enum Region {
  private static let areas: Set<Text> = [
    "us", "eu", "ap", "sa", "ca", "me", "af", "il", "mx", "cn", "us-gov", "eusc", "us-iso", "us-isob", "eu-isoe",
    "us-isof",
  ]

  /// True for a name of the form `eu-west-1`, `us-gov-west-1`, `cn-north-1`.
  public static func isName(_ text: Text) -> Bool {
    guard !text.isEmpty, text.count <= 30, Byte.isDigit(text[text.count - 1]) else { return false }
    let number = text.run(before: text.count, where: Byte.isDigit)
    guard number.lowerBound > 0, text[number.lowerBound - 1] == dash else { return false }
    let place = text.run(before: number.lowerBound - 1) { Byte.isLowercase($0) }
    guard !place.isEmpty, place.lowerBound > 0, text[place.lowerBound - 1] == dash else { return false }
    return areas.contains(text[0..<place.lowerBound - 1])
  }

  private static let dash: UInt8 = Byte.hyphen

  /// The deepest region name among the path's folders; nil when there is none.
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

extension Text {
  /// The longest run of matching bytes that ends at an offset.
  fileprivate func run(before end: Int, where isPart: (UInt8) -> Bool) -> Range<Int> {
    var start = end
    while start > 0, isPart(self[start - 1]) { start -= 1 }
    return start..<end
  }
}
