/// Words to look for at every offset of a text: at most offsets, two bytes are enough to rule out a match.
struct WordStarts: Sendable {
  private let groups: [[Text]]
  /// For each pair of bytes (first × 256 + second), the group of the words that start with it; group 0 is empty and
  /// is that of most pairs.
  private let groupOfPair: [UInt8]

  /// - Parameter words: each two bytes or more, with fewer than 256 different two-byte beginnings.
  init(_ words: [Text]) {
    var groups: [[Text]] = [[]]
    var groupOfPair = [UInt8](repeating: 0, count: 1 << 16)
    for word in words {
      let pair = Int(word[0]) << 8 | Int(word[1])
      if groupOfPair[pair] == 0 {
        groupOfPair[pair] = UInt8(groups.count)
        groups.append([])
      }
      groups[Int(groupOfPair[pair])].append(word)
    }
    self.groups = groups
    self.groupOfPair = groupOfPair
  }

  /// True when one of the words occurs somewhere and `isWanted` accepts that match.
  ///
  /// - Parameter isWanted: receives the word and the offset after it.
  @inline(__always)
  func holds(_ bytes: UnsafeBufferPointer<UInt8>, where isWanted: (_ word: Text, _ end: Int) -> Bool) -> Bool {
    groupOfPair.withUnsafeBufferPointer { groupOfPair in
      var index = 1
      while index < bytes.count {
        let group = groupOfPair[Int(bytes[index - 1]) << 8 | Int(bytes[index])]
        if group != 0, groups[Int(group)].contains(where: { stands($0, at: index - 1, in: bytes, isWanted) }) {
          return true
        }
        index += 1
      }
      return false
    }
  }

  private func stands(
    _ word: Text, at start: Int, in bytes: UnsafeBufferPointer<UInt8>, _ isWanted: (_ word: Text, _ end: Int) -> Bool
  ) -> Bool {
    guard word.count <= bytes.count - start else { return false }
    return word.withBytes { bytes[start..<start + $0.count].elementsEqual($0) } && isWanted(word, start + word.count)
  }
}
