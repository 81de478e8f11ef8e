/// The sets that have names in patterns: `\d`, `[:alpha:]`, `\pL`, `\p{Greek}`.
enum NamedScalarSets {
  private static func set(_ ranges: (Character, Character)...) -> ScalarSet {
    ScalarSet(ranges.map { scalar($0.0)...scalar($0.1) })
  }

  private static func scalar(_ character: Character) -> UInt32 { character.unicodeScalars.first?.value ?? 0 }

  static let digits = set(("0", "9"))
  static let spaces = set(("\t", "\n"), ("\u{0C}", "\r"), (" ", " "))
  static let words = set(("0", "9"), ("A", "Z"), ("_", "_"), ("a", "z"))

  /// The set for a letter after a backslash; nil for any other letter.
  static func perl(_ letter: Unicode.Scalar) -> ScalarSet? {
    switch letter {
    case "d": digits
    case "D": digits.inverted
    case "s": spaces
    case "S": spaces.inverted
    case "w": words
    case "W": words.inverted
    default: nil
    }
  }

  static let posix: [String: ScalarSet] = [
    "alnum": set(("0", "9"), ("A", "Z"), ("a", "z")), "alpha": set(("A", "Z"), ("a", "z")),
    "ascii": set(("\0", "\u{7F}")), "blank": set(("\t", "\t"), (" ", " ")),
    "cntrl": set(("\0", "\u{1F}"), ("\u{7F}", "\u{7F}")), "digit": digits, "graph": set(("!", "~")),
    "lower": set(("a", "z")), "print": set((" ", "~")),
    "punct": set(("!", "/"), (":", "@"), ("[", "`"), ("{", "~")),
    "space": ScalarSet([9...13, 32...32]), "upper": set(("A", "Z")), "word": words,
    "xdigit": set(("0", "9"), ("A", "F"), ("a", "f")),
  ]

  /// The set for a general category or script; nil when the name is unknown.
  static func unicode(_ name: String) -> ScalarSet? {
    if name == "Any" { return ScalarSet([0...ScalarSet.last]) }
    if let script = scripts[name] { return ScalarSet(script) }
    let wanted = categories.filter { $0.value.hasPrefix(name) && name.count <= 2 && !name.isEmpty }.map(\.key)
    guard !wanted.isEmpty else { return nil }
    return categorySets(wanted)
  }

  private static func categorySets(_ wanted: [Unicode.GeneralCategory]) -> ScalarSet {
    var result = ScalarSet()
    for category in wanted { result.add(byCategory[category] ?? ScalarSet()) }
    result.normalize()
    return result
  }

  /// All scalars by category; built on first use.
  private static let byCategory: [Unicode.GeneralCategory: ScalarSet] = {
    var ranges: [Unicode.GeneralCategory: [ClosedRange<UInt32>]] = [:]
    var start: UInt32 = 0
    var current = Unicode.GeneralCategory.control
    for value in 0...ScalarSet.last {
      let category = Unicode.Scalar(value)?.properties.generalCategory ?? .surrogate
      if category != current {
        ranges[current, default: []].append(start...value - 1)
        (start, current) = (value, category)
      }
    }
    ranges[current, default: []].append(start...ScalarSet.last)
    return ranges.mapValues { ScalarSet($0) }
  }()

  private static let categories: [Unicode.GeneralCategory: String] = [
    .uppercaseLetter: "Lu", .lowercaseLetter: "Ll", .titlecaseLetter: "Lt", .modifierLetter: "Lm", .otherLetter: "Lo",
    .nonspacingMark: "Mn", .spacingMark: "Mc", .enclosingMark: "Me", .decimalNumber: "Nd", .letterNumber: "Nl",
    .otherNumber: "No", .connectorPunctuation: "Pc", .dashPunctuation: "Pd", .openPunctuation: "Ps",
    .closePunctuation: "Pe", .initialPunctuation: "Pi", .finalPunctuation: "Pf", .otherPunctuation: "Po",
    .mathSymbol: "Sm", .currencySymbol: "Sc", .modifierSymbol: "Sk", .otherSymbol: "So", .spaceSeparator: "Zs",
    .lineSeparator: "Zl", .paragraphSeparator: "Zp", .control: "Cc", .format: "Cf", .surrogate: "Cs", .privateUse: "Co",
  ]

  /// The larger scripts, by the letters of their blocks. Source: Unicode's Scripts.txt.
  private static let scripts: [String: [ClosedRange<UInt32>]] = [
    "Latin": [
      0x41...0x5A, 0x61...0x7A, 0xAA...0xAA, 0xBA...0xBA, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2B8, 0x2E0...0x2E4,
      0x1D00...0x1D25, 0x1D2C...0x1D5C, 0x1D62...0x1D65, 0x1D6B...0x1D77, 0x1D79...0x1DBE, 0x1E00...0x1EFF,
      0x2071...0x2071, 0x207F...0x207F, 0x2090...0x209C, 0x212A...0x212B, 0x2132...0x2132, 0x214E...0x214E,
      0x2160...0x2188, 0x2C60...0x2C7F, 0xA722...0xA787, 0xA78B...0xA7CA, 0xA7F2...0xA7FF, 0xAB30...0xAB5A,
      0xAB5C...0xAB64, 0xFB00...0xFB06, 0xFF21...0xFF3A, 0xFF41...0xFF5A,
    ],
    "Greek": [
      0x370...0x373, 0x375...0x377, 0x37A...0x37D, 0x37F...0x37F, 0x384...0x384, 0x386...0x386, 0x388...0x38A,
      0x38C...0x38C, 0x38E...0x3A1, 0x3A3...0x3E1, 0x3F0...0x3FF, 0x1F00...0x1F15, 0x1F18...0x1F1D, 0x1F20...0x1F45,
      0x1F48...0x1F4D, 0x1F50...0x1F57, 0x1F59...0x1F59, 0x1F5B...0x1F5B, 0x1F5D...0x1F5D, 0x1F5F...0x1F7D,
      0x1F80...0x1FB4, 0x1FB6...0x1FC4, 0x1FC6...0x1FD3, 0x1FD6...0x1FDB, 0x1FDD...0x1FEF, 0x1FF2...0x1FF4,
      0x1FF6...0x1FFE, 0x2126...0x2126,
    ],
    "Cyrillic": [
      0x400...0x484, 0x487...0x52F, 0x1C80...0x1C88, 0x1D2B...0x1D2B, 0x1D78...0x1D78, 0x2DE0...0x2DFF,
      0xA640...0xA69F, 0xFE2E...0xFE2F,
    ],
    "Hebrew": [0x591...0x5C7, 0x5D0...0x5EA, 0x5EF...0x5F4, 0xFB1D...0xFB4F],
    "Arabic": [
      0x600...0x604, 0x606...0x60B, 0x60D...0x61A, 0x61C...0x61E, 0x620...0x63F, 0x641...0x64A, 0x656...0x66F,
      0x671...0x6DC, 0x6DE...0x6FF, 0x750...0x77F, 0x8A0...0x8FF, 0xFB50...0xFDFF, 0xFE70...0xFEFC,
    ],
    "Thai": [0xE01...0xE3A, 0xE40...0xE5B],
    "Hangul": [0x1100...0x11FF, 0x302E...0x302F, 0x3131...0x318E, 0xA960...0xA97C, 0xAC00...0xD7A3],
    "Hiragana": [0x3041...0x3096, 0x309D...0x309F], "Katakana": [0x30A1...0x30FA, 0x30FD...0x30FF, 0x31F0...0x31FF],
    "Han": [
      0x2E80...0x2FD5, 0x3005...0x3005, 0x3007...0x3007, 0x3021...0x3029, 0x3038...0x303B, 0x3400...0x4DBF,
      0x4E00...0x9FFF, 0xF900...0xFAD9, 0x20000...0x323AF,
    ],
  ]
}
