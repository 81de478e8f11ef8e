public import SourceText

/// The environments that folders and values name with common words, in the order in which changes usually reach them.
public enum KnownEnvironment: Sendable, Hashable, CaseIterable {
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

  private static let byWord: [Text: KnownEnvironment] = Dictionary(
    uniqueKeysWithValues: allCases.flatMap { environment in environment.words.map { ($0, environment) } })

  /// For each byte, whether a word begins with it: most texts name no environment, and need not be looked up.
  private static let beginnings: [Bool] = {
    let first = Set(byWord.keys.map { $0[0] })
    return (UInt8.min...UInt8.max).map { first.contains($0) || first.contains($0 | Byte.caseBit) }
  }()

  /// The environment that a whole text names: `prod`, `pre-prod`.
  static func named(_ text: Text) -> KnownEnvironment? {
    guard !text.isEmpty, text[0] == dash || text[0] == underscore || beginnings[Int(text[0])] else { return nil }
    let plain = Text(text.lowercasedASCII.bytes.filter { $0 != dash && $0 != underscore })
    return byWord[plain]
  }

  /// The environments that the words of a text name: `acme-prod-logs`. `non-prod` and `pre-prod` count as one word
  /// each.
  static func all(in text: Text) -> Set<KnownEnvironment> {
    guard text.count >= shortest, text.count <= longest else { return [] }
    var found: Set<KnownEnvironment> = []
    var previous: Text = ""
    for word in words(of: text.lowercasedASCII) {
      if previous == "non" || previous == "pre", let environment = byWord[previous + word] {
        found.insert(environment)
      } else if beginnings[Int(word[0])], let environment = byWord[word] {
        found.insert(environment)
      }
      previous = word
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

  /// The runs of letters and digits.
  private static func words(of text: Text) -> [Text] {
    var words: [Text] = []
    var start: Int?
    for index in 0..<text.count {
      if isLetterOrDigit(text[index]) {
        start = start ?? index
      } else if let lower = start {
        words.append(text[lower..<index])
        start = nil
      }
    }
    if let start { words.append(text[start..<text.count]) }
    return words
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    Byte.isLowercase(byte) || Byte.isDigit(byte)
  }
}

/// A folder's environment: all environments that its parts name, and the one that counts.
public struct EnvironmentFolder: Sendable {
  /// The environment of the deepest part that is only an environment's name; otherwise of the first part that
  /// contains one.
  public let environment: KnownEnvironment
  /// The parts that `*` stands for in the pattern: `prod`, `acme-prod/prod`.
  public let name: Text
  /// Every environment that a part names.
  let all: Set<KnownEnvironment>
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
    all = holding.reduce(into: Set(named.compactMap { $0 })) { $0.formUnion($1) }
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
