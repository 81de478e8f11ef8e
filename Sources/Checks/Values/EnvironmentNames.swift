import SourceText

/// The names of environments: the common words, and what a tree shows.
struct EnvironmentNames: Sendable {
  /// The common words alone.
  static let common = EnvironmentNames(folders: [:], words: [:])

  /// The folders of environments that the tree shows, relative to its top folder.
  private let folders: [Text: KnownEnvironment]
  private let byWord: [Text: KnownEnvironment]
  /// For each byte, whether a word begins with it: most texts name no environment, and need not be looked up.
  private let beginnings: [Bool]

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
    let first = Set(byWord.keys.compactMap { $0.isEmpty ? nil : $0[0] })
    beginnings = (UInt8.min...UInt8.max).map { first.contains($0) || first.contains($0 | Byte.caseBit) }
  }

  /// True when the tree shows no environments of its own.
  var areCommon: Bool { folders.isEmpty }

  /// The environment that a whole text names: `prod`, `pre-prod`.
  func named(_ text: Text) -> KnownEnvironment? {
    guard !text.isEmpty, text[0] == Byte.hyphen || text[0] == Byte.underscore || beginnings[Int(text[0])] else {
      return nil
    }
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
    guard text.count >= Self.shortest, text.count <= Self.longest else { return [] }
    var found: Set<KnownEnvironment> = []
    var previous: Text = ""
    for word in Self.words(of: text.lowercasedASCII) {
      if previous == "non" || previous == "pre", let environment = byWord[previous + word] {
        found.insert(environment)
      } else if beginnings[Int(word[0])], let environment = byWord[word] {
        found.insert(environment)
      }
      previous = word
    }
    return found
  }

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
