/// Generates random estates with few names, so that the same name is often set several times.
struct ModelGenerator {
  private var numbers: SeededNumbers

  private static let names = ["app", "stage", "tags", "ports", "size"]
  private static let keys = ["a", "b", "c"]
  private static let varFileNames = ["one.tfvars", "two.tfvars", "../shared.tfvars", "three.tfvars.json"]

  init(seed: UInt64) { numbers = SeededNumbers(seed: seed) }

  mutating func estate(levels count: Int) -> ModelEstate {
    let folders = (0..<count).map { (1...$0 + 1).map { "level\($0)/" }.joined() }
    let unit = folders[count - 1]
    var estate = ModelEstate(
      levels: [], automatic: [], ignored: [], varFiles: [:], environment: [:], unit: String(unit.dropLast()))
    for (index, folder) in folders.enumerated() {
      let blocks = (0..<numbers.number(0...2)).map { _ in extraArguments() }
      let file = self.file(folder + "terraform.tfvars")
      estate.levels.append(ModelEstate.Level(file: file, blocks: blocks, includes: index > 0))
    }
    let automatic = ["terraform.tfvars.json", "a.auto.tfvars", "b.auto.tfvars.json", "c.auto.tfvars"]
    for name in automatic where numbers.once(in: 4) { estate.automatic.append(file(unit + name)) }
    if numbers.once(in: 4) { estate.ignored = [file(unit + ".a.auto.tfvars"), file(unit + "plain.tfvars")] }
    for name in Self.varFileNames {
      let parent = String(unit.dropLast(7))
      estate.varFiles[name] = file(name.hasPrefix("../") ? parent + String(name.dropFirst(3)) : unit + name)
    }
    for name in Self.names where numbers.once(in: 4) { estate.environment[name] = "process \(name)" }
    return estate
  }

  private mutating func file(_ path: String) -> ModelFile {
    var file = ModelFile(path: path)
    for name in Self.names.shuffled(using: &numbers) where numbers.once(in: 2) {
      file.variables.append((name, value(depth: 2)))
    }
    return file
  }

  private mutating func value(depth: Int) -> ModelValue {
    switch numbers.number(0...(depth > 0 ? 8 : 2)) {
    case 0: return .text(numbers.pick(["x", "two words", "", "é"]))
    case 1: return .number(numbers.number(-5...5))
    case 2: return .boolean(numbers.once(in: 2))
    case 3: return .list((0..<numbers.number(0...2)).map { _ in .number(numbers.number(0...9)) })
    default:
      var members: [String: ModelValue] = [:]
      for key in Self.keys where numbers.once(in: 2) { members[key] = value(depth: depth - 1) }
      return .map(members)
    }
  }

  private mutating func extraArguments() -> ModelExtraArguments {
    let commands = numbers.pick([["plan"], ["apply"], ["apply", "plan"], ["plan", "plan"], []])
    let count = numbers.number(0...3)
    var environment: [String: String] = [:]
    if numbers.once(in: 3) {
      environment["TF_VAR_" + numbers.pick(Self.names)] = numbers.pick(["block", "other block"])
    }
    if numbers.once(in: 3) { environment["PLAIN"] = numbers.pick(["p", "q"]) }
    return ModelExtraArguments(
      name: numbers.pick(["vars", "lock", "retry"]), commands: commands,
      arguments: (0..<count).map { _ in argument() },
      required: (0..<numbers.number(0...3)).map { _ in numbers.pick(Self.varFileNames) },
      optional: (0..<numbers.number(0...3)).map { _ in numbers.pick(Self.varFileNames + ["absent.tfvars"]) },
      environment: environment)
  }

  private mutating func argument() -> ModelArgument {
    let dashes = numbers.pick(["-", "--"])
    let isOneWord = numbers.once(in: 2)
    switch numbers.number(0...4) {
    case 0: return .other("-lock=false")
    case 1:
      let path = numbers.pick(Self.varFileNames)
      return .file(words: isOneWord ? ["\(dashes)var-file=\(path)"] : ["\(dashes)var-file", path], path: path)
    default:
      let name = numbers.pick(Self.names)
      let (text, value) = numbers.pick(Self.argumentValues)
      let pair = "\(name)=\(text)"
      return .variable(
        words: isOneWord ? ["\(dashes)var=\(pair)"] : ["\(dashes)var", pair], name: name, value: value, text: text)
    }
  }

  /// Texts after the `=` of `-var`, and the values that Terraform 0.11 reads from them.
  private static let argumentValues: [(text: String, value: ModelValue)] = [
    ("plain words", .text("plain words")), ("", .text("")), ("42", .text("42")), ("1.50", .text("1.50")),
    ("0x1F", .text("0x1F")), ("true", .text("true")), ("\"quoted\"", .text("quoted")), ("a=b", .text("a=b")),
    ("[1, 2]", .list([.number(1), .number(2)])), ("{ a = \"argument\" }", .map(["a": .text("argument")])),
    ("{ b = { a = 1 } }", .map(["b": .map(["a": .number(1)])])), ("{}", .map([:])), ("//c", .text("")),
  ]
}
