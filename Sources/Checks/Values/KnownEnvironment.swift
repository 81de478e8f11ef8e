public import SourceText

/// The environments that folders and values name with common words, in the order in which changes usually reach them.
public enum KnownEnvironment: Int, Sendable, Hashable, CaseIterable {
  case sandbox, development, test, quality, integration, nonProduction, staging, preProduction, production

  /// The spellings of each. `live` is missing on purpose: it often names the folder of all environments.
  private var words: [Text] {
    switch self {
    case .sandbox: ["sandbox", "sbx"]
    case .development: ["dev", "develop", "development"]
    case .test: ["test", "testing", "tst"]
    case .quality: ["qa", "uat"]
    case .integration: ["integration"]
    case .nonProduction: ["nonprod", "nonproduction", "nonprd"]
    case .staging: ["stage", "staging", "stg"]
    case .preProduction: ["preprod", "preproduction", "preprd"]
    case .production: ["prod", "production", "prd"]
    }
  }

  private typealias Spelling = (word: Text, environment: KnownEnvironment)

  /// The spellings by their lengths: so few have one length that comparing is faster than hashing.
  private static let spellings: [[Spelling]] = {
    let all = allCases.flatMap { environment in environment.words.map { Spelling($0, environment) } }
    let longest = all.map(\.word.count).max() ?? 0
    return (0...longest).map { length in all.filter { $0.word.count == length } }
  }()

  /// For each length, a bit for each letter with which a spelling or a prefix begins: most words need not be compared.
  private static let firstLetters: [UInt32] = spellings.enumerated().map { length, spellings in
    (spellings.map(\.word) + prefixes.filter { $0.count == length }).reduce(0) { $0 | letterBit($1[0]) }
  }

  /// Words that count as one with the next: `non-prod`.
  private static let prefixes: [Text] = ["non", "pre"]

  private static func letterBit(_ letter: UInt8) -> UInt32 { 1 << UInt32(letter & 31) }

  /// The environment that a word in lower case spells.
  private static func spelt(_ word: Text) -> KnownEnvironment? {
    guard word.count < spellings.count else { return nil }
    return spellings[word.count].first { $0.word == word }?.environment
  }

  /// The environment that a whole text names: `prod`, `pre-prod`.
  static func named(_ text: Text) -> KnownEnvironment? {
    let isWord = text.withBytes { bytes in
      bytes.allSatisfy { Byte.isLetter($0) || $0 == dash || $0 == underscore }
    }
    guard isWord else { return nil }
    return spelt(Text(text.lowercasedASCII.bytes.filter { $0 != dash && $0 != underscore }))
  }

  /// The environments that the words of a text name: `acme-prod-logs`. `non-prod` and `pre-prod` count as one word
  /// each.
  static func all(in text: Text) -> KnownEnvironments {
    guard text.count >= shortest, text.count <= longest else { return [] }
    let plain = text.lowercasedASCII
    var found: KnownEnvironments = []
    var prefix: Text?
    var start = 0
    while start < plain.count {
      let end = endOfWord(in: plain, from: start)
      let length = end - start
      if length > 0 {
        let mayBeSpelling = length < firstLetters.count && firstLetters[length] & letterBit(plain[start]) != 0
        let word = prefix != nil || mayBeSpelling ? plain[start..<end] : nil
        if let word, let environment = prefix.flatMap({ spelt($0 + word) }) ?? spelt(word) {
          found.insert(environment)
        }
        prefix = word.flatMap { prefixes.contains($0) ? $0 : nil }
      }
      start = end + 1
    }
    return found
  }

  /// True for environments below staging, which often lack things on purpose.
  var isLow: Bool {
    switch self {
    case .sandbox, .development, .test, .quality, .integration, .nonProduction: true
    case .staging, .preProduction, .production: false
    }
  }

  private static let dash: UInt8 = Byte.hyphen
  private static let underscore: UInt8 = Byte.underscore
  private static let shortest = 2
  /// Longer texts are scripts and policies, which do not show their environment.
  private static let longest = 256

  /// Where the run of letters and digits ends that begins there; `start` itself when none does.
  private static func endOfWord(in text: Text, from start: Int) -> Int {
    text.withBytes { bytes in
      var end = start
      while end < bytes.count, isLetterOrDigit(bytes[end]) { end += 1 }
      return end
    }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    Byte.isLowercase(byte) || Byte.isDigit(byte)
  }
}

/// Several of these environments.
struct KnownEnvironments: Sendable, Hashable {
  private var bits: UInt16 = 0

  /// The given environments.
  init(_ environments: some Sequence<KnownEnvironment>) { for environment in environments { insert(environment) } }

  private static func bit(of environment: KnownEnvironment) -> UInt16 { 1 << UInt16(environment.rawValue) }

  var isEmpty: Bool { bits == 0 }
  var count: Int { bits.nonzeroBitCount }
  /// The one that changes reach first; nil when there is none.
  var first: KnownEnvironment? { isEmpty ? nil : KnownEnvironment(rawValue: bits.trailingZeroBitCount) }

  func contains(_ environment: KnownEnvironment) -> Bool { bits & Self.bit(of: environment) != 0 }

  func isDisjoint(with others: KnownEnvironments) -> Bool { bits & others.bits == 0 }

  mutating func insert(_ environment: KnownEnvironment) { bits |= Self.bit(of: environment) }

  mutating func formUnion(_ others: KnownEnvironments) { bits |= others.bits }
}

extension KnownEnvironments: ExpressibleByArrayLiteral {
  init(arrayLiteral environments: KnownEnvironment...) { self.init(environments) }
}

/// A folder's environment: all environments that its parts name, and the one that counts.
public struct EnvironmentFolder: Sendable {
  /// The environment of the deepest part that is only an environment's name; otherwise of the first part that
  /// contains one.
  public let environment: KnownEnvironment
  /// The parts that `*` stands for in the pattern: `prod`, `acme-prod/prod`.
  public let name: Text
  /// Every environment that a part names.
  let all: KnownEnvironments
  /// The path with `*` in place of that part and of adjacent parts that also name environments. The folder's
  /// counterparts in other environments have the same pattern.
  public let pattern: Text

  private static let endings: [StaticString] = [".tfvars.json", ".tfvars"]

  /// The environment that a file is for: the one that a var file's own name says, such as `staging.tfvars`, or else its
  /// folder.
  init?(ofFile file: Path) {
    if let ending = Self.endings.first(where: { file.name.hasSuffix($0) }) {
      let stem = file.name[0..<file.name.count - ending.utf8CodeUnitCount]
      if KnownEnvironment.named(stem) != nil {
        self.init(file.parent.appending(Path(stem)))
        return
      }
    }
    self.init(file.parent)
  }

  /// Nil for a path that does not name an environment.
  public init?(_ path: Path) {
    let parts = path.parts
    let named = parts.map { KnownEnvironment.named($0) }
    let holding = parts.map { KnownEnvironment.all(in: $0) }
    guard let position = named.lastIndex(where: { $0 != nil }) ?? holding.firstIndex(where: { $0.count == 1 }),
      let environment = named[position] ?? holding[position].first
    else { return nil }
    self.environment = environment
    all = holding.reduce(into: KnownEnvironments(named.lazy.compactMap { $0 })) { $0.formUnion($1) }
    // `acme-prod/prod` counts as one part, as does `prod` elsewhere.
    var first = position
    var last = position
    while first > 0, !holding[first - 1].isEmpty || named[first - 1] != nil { first -= 1 }
    while last + 1 < parts.count, !holding[last + 1].isEmpty || named[last + 1] != nil { last += 1 }
    name = Path.joined(Array(parts[first...last]), absolute: false).text
    let pieces = parts[..<first] + ["*"] + parts[(last + 1)...]
    pattern = Path.joined(Array(pieces), absolute: false).text
  }
}
