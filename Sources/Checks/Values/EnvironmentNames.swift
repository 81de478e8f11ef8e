import SourceText

/// The names of environments: the common words, and what a tree shows.
struct EnvironmentNames: Sendable {
  /// The common words alone.
  static let common = EnvironmentNames(folders: [:], words: [:])

  /// The folders of environments that the tree shows, relative to its top folder.
  private let folders: [Text: KnownEnvironment]
  private let byWord: [Text: KnownEnvironment]
  /// For each byte, the words that begin with it, and what joins another word: most texts name no environment, and need not
  /// be taken apart.
  private let beginnings: [[Text]]

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
    var beginnings: [[Text]] = Array(repeating: [], count: Int(UInt8.max) + 1)
    for word in Array(byWord.keys) + Self.joining where !word.isEmpty {
      beginnings[Int(word[0])].append(word)
      if Byte.isLowercase(word[0]) { beginnings[Int(word[0] ^ Byte.caseBit)].append(word) }
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
  func all(in text: Text) -> Set<KnownEnvironment> {
    guard text.count >= Self.shortest, text.count <= Self.longest, mayName(text) else { return [] }
    var found: Set<KnownEnvironment> = []
    var previous: Text = ""
    for word in Self.words(of: text.lowercasedASCII) {
      if Self.joining.contains(previous), let environment = byWord[previous + word] {
        found.insert(environment)
      } else if let environment = byWord[word] {
        found.insert(environment)
      }
      previous = word
    }
    return found
  }

  /// False for a text without a word that `all` looks up.
  private func mayName(_ text: Text) -> Bool {
    text.withBytes { bytes in
      var index = 0
      while index < bytes.count {
        let start = index
        while index < bytes.count, Byte.isLetterOrDigit(bytes[index]) { index += 1 }
        if index > start {
          for word in beginnings[Int(bytes[start])] where word.count == index - start {
            if Self.isWord(word, bytes, at: start) { return true }
          }
        }
        index += 1
      }
      return false
    }
  }

  private static func isWord(_ word: Text, _ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    word.withBytes { word in word.indices.allSatisfy { word[$0] == bytes[start + $0] | Byte.caseBit } }
  }

  /// What makes one word of two.
  private static let joining: [Text] = ["non", "pre"]

  /// A name in lower case, without hyphens and underscores.
  static func plain(_ name: Text) -> Text {
    Text(name.lowercasedASCII.bytes.filter { $0 != Byte.hyphen && $0 != Byte.underscore })
  }

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
