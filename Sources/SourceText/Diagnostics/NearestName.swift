/// Finds the known name that the user most likely meant.
public enum NearestName {
  /// The candidate with the fewest edits from `name` (insert, delete, replace, swap of neighbours), or nil when even
  /// the best differs in more than a third of its length. Ties go to the first candidate. A one-letter name is not
  /// near any other, since an edit would leave nothing of it.
  ///
  /// - Parameter limit: the maximum number of edits when a third of the length would allow more.
  public static func of(
    _ name: String, among candidates: some Sequence<String>, atMost limit: Int = .max
  ) -> String? {
    let wanted = folded(name)
    var best: (name: String, distance: Int)?
    var rows = Rows()
    for candidate in candidates {
      let other = folded(candidate)
      let most = min(max(1, max(wanted.count, other.count) / 3), wanted.count - 1)
      let allowed = min(most, limit, (best?.distance ?? .max) - 1)
      guard allowed >= 0, abs(wanted.count - other.count) <= allowed else { continue }
      if let distance = rows.edits(from: wanted, to: other, atMost: allowed) { best = (candidate, distance) }
    }
    return best?.name
  }

  /// The same for the name of a file: of those with its ending, the one whose part before the first dot is nearest.
  public static func ofFile(_ name: String, among candidates: some Sequence<String>) -> String? {
    let stem = name.prefix { $0 != "." }
    let ending = name.dropFirst(stem.count)
    let stems = candidates.filter { $0.hasSuffix(ending) }.map { String($0.dropLast(ending.count)) }
    return of(String(stem), among: stems).map { $0 + ending }
  }

  private static let longest = 64

  /// The part of a name that is compared: its start in lower case. Nearly all names are ASCII, which is fast to
  /// convert.
  private static func folded(_ name: String) -> [UInt8] {
    var name = name
    let folded: [UInt8]? = name.withUTF8 { bytes in
      guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
      return UnsafeBufferPointer(rebasing: bytes[..<min(bytes.count, longest)]).map {
        Byte.isUppercase($0) ? $0 | Byte.caseBit : $0
      }
    }
    return folded ?? Array(name.lowercased().utf8.prefix(longest))
  }

  /// The three rows of the edit-distance table that matter at a time, reused from one pair of words to the next.
  private struct Rows {
    private var beforeLast = [Int](repeating: 0, count: longest + 1)
    private var last = [Int](repeating: 0, count: longest + 1)
    private var row = [Int](repeating: 0, count: longest + 1)

    /// The fewest edits from `a` to `b`; nil when they exceed `limit`.
    mutating func edits(from a: [UInt8], to b: [UInt8], atMost limit: Int) -> Int? {
      for column in 0...b.count { last[column] = column }
      for i in 0..<a.count {
        row[0] = i + 1
        var fewest = row[0]
        for j in 0..<b.count {
          let replaced = last[j] + (a[i] == b[j] ? 0 : 1)
          var edits = min(replaced, last[j + 1] + 1, row[j] + 1)
          if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { edits = min(edits, beforeLast[j - 1] + 1) }
          row[j + 1] = edits
          fewest = min(fewest, edits)
        }
        // A swap may still use the row before, so stop only when both rows are beyond the limit.
        if fewest > limit, last[0...b.count].allSatisfy({ $0 > limit }) { return nil }
        swap(&beforeLast, &last)
        swap(&last, &row)
      }
      return last[b.count] <= limit ? last[b.count] : nil
    }
  }
}

/// Suggested names for the mistakes of one file or unit, only for the first few, since each costs a pass over every
/// candidate.
///
/// A file with more than `Limits.suggestions` wrong names has a different problem than typos.
package struct Suggestions {
  private let candidates: () -> [String]
  private var known: [String]?
  private var left = Limits.suggestions

  /// - Parameter candidates: the known names; called once, at the first wrong name.
  package init(_ candidates: @escaping () -> [String]) { self.candidates = candidates }

  /// The known name nearest to `name`; nil when none is near or the limit of suggestions is reached.
  package mutating func nearest(to name: String) -> String? {
    guard left > 0 else { return nil }
    left -= 1
    let all = known ?? candidates()
    known = all
    return NearestName.of(name, among: all)
  }
}
