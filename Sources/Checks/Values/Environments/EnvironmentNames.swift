import SourceText

/// The names of environments: the common words, and what a tree shows.
struct EnvironmentNames: Sendable {
  /// The common words alone.
  static let common = EnvironmentNames(folders: [:], words: [:])

  /// The folders of environments that the tree shows, relative to its top folder.
  private let folders: [Text: KnownEnvironment]
  private let byWord: [Text: KnownEnvironment]
  /// For each byte, the words that begin with it: most words of texts begin with none.
  private let beginnings: [[Word]]

  /// A word in lower case, and the environment that it names; nil for what makes one word of two, such as `non`.
  private struct Word {
    let text: Text
    let environment: KnownEnvironment?
  }

  /// The common words and the learned ones.
  ///
  /// - Parameters:
  ///   - folders: the folders of environments that no common word names, relative to the tree's top folder.
  ///   - words: their words in lower case, without hyphens and underscores. A common word keeps its meaning.
  init(folders: [Text: KnownEnvironment], words: [Text: KnownEnvironment]) {
    self.folders = folders
    byWord = KnownEnvironment.common.reduce(into: words) { known, environment in
      for word in environment.words { known[word] = environment }
    }
    let words = byWord.map { Word(text: $0, environment: $1) } + Self.joining.map { Word(text: $0, environment: nil) }
    var beginnings: [[Word]] = Array(repeating: [], count: Int(UInt8.max) + 1)
    for word in words where !word.text.isEmpty {
      let first = word.text[0]
      beginnings[Int(first)].append(word)
      if Byte.isLowercase(first) { beginnings[Int(first ^ Byte.caseBit)].append(word) }
    }
    self.beginnings = beginnings
  }

  /// True when the tree shows no environments of its own.
  var areCommon: Bool { folders.isEmpty }

  /// The environment that a whole text names: `prod`, `pre-prod`.
  func named(_ text: Text) -> KnownEnvironment? {
    guard !text.isEmpty, text[0] == Byte.hyphen || text[0] == Byte.underscore || !beginnings[Int(text[0])].isEmpty
    else { return nil }
    return byWord[Self.plain(text)]
  }

  /// For each part of a path, the environment that it names as a whole: with a common word, or as a folder that the tree
  /// shows.
  func named(partsOf parts: [Text]) -> [KnownEnvironment?] {
    var named = parts.map { EnvironmentNames.common.named($0) }
    if folders.isEmpty { return named }
    var path: Text = ""
    for (index, part) in parts.enumerated() {
      path = index == 0 ? part : path + "/" + part
      if let environment = folders[path] { named[index] = environment }
    }
    return named
  }

  /// The environments that the words of a text name: `acme-prod-logs`. `non-prod` and `pre-prod` count as one word
  /// each.
  func all(in text: Text) -> EnvironmentSet {
    guard text.count >= Self.shortest, text.count <= Self.longest else { return EnvironmentSet() }
    return text.withBytes { bytes in
      var found = EnvironmentSet()
      // What makes one word of two, if the word before is that.
      var joining: Text?
      var end = 0
      while end < bytes.count {
        let start = end
        while end < bytes.count, Byte.isLetterOrDigit(bytes[end]) { end += 1 }
        if end > start {
          let word = word(bytes, start..<end)
          if let joining, let environment = byWord[joining + text[start..<end].lowercasedASCII] {
            found.insert(environment)
          } else if let environment = word?.environment {
            found.insert(environment)
          }
          joining = word.flatMap { $0.environment == nil ? $0.text : nil }
        }
        end += 1
      }
      return found
    }
  }

  /// The word that stands there.
  private func word(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Word? {
    beginnings[Int(bytes[range.lowerBound])].first { word in
      word.text.count == range.count
        && word.text.withBytes { word in
          word.indices.allSatisfy { word[$0] == bytes[range.lowerBound + $0] | Byte.caseBit }
        }
    }
  }

  /// What makes one word of two.
  private static let joining: [Text] = ["non", "pre"]

  /// A name in lower case, without hyphens and underscores.
  static func plain(_ name: Text) -> Text {
    let lower = name.lowercasedASCII
    // Most names are one word.
    guard lower.withBytes({ $0.contains(where: isJoint) }) else { return lower }
    return Text(lower.bytes.filter { !isJoint($0) })
  }

  private static func isJoint(_ byte: UInt8) -> Bool { byte == Byte.hyphen || byte == Byte.underscore }

  private static let shortest = 2
  /// Longer texts are scripts and policies, which do not show their environment.
  private static let longest = 256

  /// The runs of letters and digits of a text in lower case.
  static func words(of text: Text) -> [Text] {
    var words: [Text] = []
    var start: Int?
    for index in 0..<text.count {
      if Byte.isLowercase(text[index]) || Byte.isDigit(text[index]) {
        start = start ?? index
      } else if let lower = start {
        words.append(text[lower..<index])
        start = nil
      }
    }
    if let start { words.append(text[start..<text.count]) }
    return words
  }
}
