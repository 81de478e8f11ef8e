import HCL1Syntax
import SourceText

/// Reads the `terragrunt` block of one file into data.
///
/// Source: the structs of Terragrunt 0.18.7's `config.go` as hashicorp/hcl 1.0.0 decodes into them. Key names ignore
/// case; of several blocks only the last counts, as a whole; a whole number is accepted for a string.
struct TerragruntReader {
  private let file: SourceFile
  /// Evaluates a string with `${…}`; nil when the text was already substituted, or contains none.
  var evaluation: Decoder.Evaluation?
  /// Whether to warn of unknown keys, which the reference silently drops.
  private let warnsOfUnknownKeys: Bool
  private(set) var diagnostics: [Diagnostic] = []
  /// True when something was read whose meaning depends on `warnsOfUnknownKeys`.
  private(set) var dependsOnMode = false

  init(_ file: SourceFile, evaluation: Decoder.Evaluation?, warnsOfUnknownKeys: Bool) {
    self.file = file
    self.evaluation = evaluation
    self.warnsOfUnknownKeys = warnsOfUnknownKeys
  }

  /// The `include` block: its paths, of which the last counts, and the place of the block.
  struct Include {
    let paths: [Expression]
    let place: Place
  }

  /// True when the items of a `terragrunt` block contain a `terraform` block with a `source`.
  static func namesSource(_ items: [Item]) -> Bool {
    matches("terraform", in: items).contains { block in
      guard case .object(let body) = block.value.content else { return false }
      return body.items.contains { $0.isNamed("source") }
    }
  }

  /// The items of the last `terragrunt` block among a file's items, or nil when there is none.
  mutating func terragruntItems(among items: [Item]) -> [Item]? {
    read("terragrunt", in: items, ignored: { _ = $0.decoded($1.items) }, last: { $1.items })
  }

  /// The `include` block of the `terragrunt` block, or nil.
  mutating func include(in items: [Item]) -> Include? {
    read(
      "include", in: items, ignored: { _ = $0.text("path", in: $1.items) },
      last: { reader, block in
        reader.checkKeys(block.items, of: "include", known: Keys.include)
        let paths = Self.matches("path", in: block.items).map(\.value)
        return Include(paths: paths, place: Place(reader.file, block.key.range))
      })
  }

  /// The text of the include's path.
  mutating func path(of include: Include) -> Located<Text>? {
    var last: Located<Text>?
    for expression in include.paths {
      guard let text = text(value(of: expression), "path") else { return nil }
      last = text
    }
    if let last, !last.value.isEmpty { return last }
    report(
      .error, .missingIncludePath, "'include' needs a 'path'", include.place,
      help: "write path = \"${find_in_parent_folders()}\"")
    return nil
  }

  /// The whole block.
  mutating func block(_ items: [Item]) -> TerragruntBlock {
    checkKeys(items, of: "terragrunt", known: Keys.terragrunt)
    let block = decoded(items)
    let hooks = (block.terraform?.beforeHooks ?? []) + (block.terraform?.afterHooks ?? [])
    for hook in hooks where hook.execute.first?.value.isEmpty ?? true {
      report(
        .error, .emptyHook, "the hook '\(hook.name.value)' has nothing to execute", hook.name.place,
        help: "write execute = [\"command\", \"argument\"]")
    }
    if let backend = block.remoteState?.backend, backend.value.isEmpty {
      report(
        .error, .missingBackend, "'remote_state' needs a 'backend'", backend.place, help: "write backend = \"s3\"")
    }
    if let lock = Self.matches("lock", in: items).last {
      dependsOnMode = true
      report(
        warnsOfUnknownKeys ? .warning : .error, .lockBlock,
        warnsOfUnknownKeys
          ? "'lock' is no longer supported: Terragrunt 0.18.7 refuses the unit"
          : "'lock' is no longer supported by Terragrunt 0.18.7",
        Place(file, lock.key.range),
        help: "remove the block; a state in S3 is locked by dynamodb_table in the config of remote_state")
    }
    return block
  }

  /// The block as written, before any checks.
  private mutating func decoded(_ items: [Item]) -> TerragruntBlock {
    var block = TerragruntBlock()
    block.terraform = read("terraform", in: items) { $0.terraform($1.items) }
    block.remoteState = read("remote_state", in: items) { $0.remoteState($1) }
    block.dependencies = read("dependencies", in: items) { reader, block in
      reader.checkKeys(block.items, of: "dependencies", known: Keys.dependencies)
      return reader.texts("paths", in: block.items)
    }
    block.preventDestroySetting = boolean("prevent_destroy", in: items)
    block.skipSetting = boolean("skip", in: items)
    block.iamRole = text("iam_role", in: items)
    return block
  }

  // MARK: blocks

  private mutating func terraform(_ items: [Item]) -> TerraformBlock {
    checkKeys(items, of: "terraform", known: Keys.terraform)
    var block = TerraformBlock()
    block.source = text("source", in: items)
    block.extraArguments = named("extra_arguments", in: items).map { extraArguments($0) }
    block.beforeHooks = named("before_hook", in: items).map { hook($0) }
    block.afterHooks = named("after_hook", in: items).map { hook($0) }
    return block
  }

  private mutating func extraArguments(_ block: Block) -> ExtraArguments {
    checkKeys(block.items, of: "extra_arguments", known: Keys.extraArguments)
    return ExtraArguments(
      name: Located(block.key.text, at: Place(file, block.key.range)), commands: texts("commands", in: block.items),
      arguments: texts("arguments", in: block.items), requiredVarFiles: texts("required_var_files", in: block.items),
      optionalVarFiles: texts("optional_var_files", in: block.items), environment: environment(in: block.items))
  }

  private mutating func hook(_ block: Block) -> Hook {
    checkKeys(block.items, of: "before_hook", known: Keys.hook)
    return Hook(
      name: Located(block.key.text, at: Place(file, block.key.range)), commands: texts("commands", in: block.items),
      execute: texts("execute", in: block.items), runOnError: boolean("run_on_error", in: block.items)?.value ?? false)
  }

  /// The state's settings. Without a `backend` its name is empty and its place is that of the block.
  private mutating func remoteState(_ block: Block) -> RemoteState {
    checkKeys(block.items, of: "remote_state", known: Keys.remoteState)
    var items: [Item] = []
    let matches = Self.matches("config", in: block.items)
    items += matches.compactMap(\.withoutType)
    for match in matches where !match.hasLabels {
      guard let bodies = bodies(of: match.value) else {
        reportKind("config", .object, match.value)
        continue
      }
      items += bodies.flatMap(\.items)
    }
    let (config, found) = Decoder.decode(items, of: file, evaluation: evaluation)
    diagnostics += found
    let backend = text("backend", in: block.items) ?? Located("", at: Place(file, block.key.range))
    return RemoteState(backend: backend, config: config)
  }

  // MARK: lookup

  /// A block's name or label, and its items.
  private struct Block {
    let key: Key
    let items: [Item]
    var isLabelled = false
  }

  private static func matches(_ name: StaticString, in items: [Item]) -> [Item] {
    var found: [Item] = []
    for item in items where item.isNamed(name) { found.append(item) }
    return found
  }

  /// The result of reading the last block with that name; all labelled ones together count as a single block before
  /// the others.
  ///
  /// - Parameters:
  ///   - ignored: reads the blocks before the last only for their errors, which the reference rejects too; if nil,
  ///     `last` reads them.
  ///   - last: reads the block that counts.
  private mutating func read<Result>(
    _ name: StaticString, in items: [Item], ignored: ((inout Self, Block) -> Void)? = nil,
    last: (inout Self, Block) -> Result
  ) -> Result? {
    var blocks = self.blocks(name, in: items)
    guard let counting = blocks.popLast() else { return nil }
    if !blocks.isEmpty { dependsOnMode = true }
    for block in blocks {
      if !block.isLabelled {
        report(
          .warning, .repeatedBlock, "'\(name)' is written again below, and only the last one counts",
          Place(file, block.key.range),
          notes: [Diagnostic.Note("this one counts", at: Place(file, counting.key.range))],
          help: "move what both say into one block")
      }
      if !warnsOfUnknownKeys { if let ignored { ignored(&self, block) } else { _ = last(&self, block) } }
    }
    return last(&self, counting)
  }

  private mutating func blocks(_ name: StaticString, in items: [Item]) -> [Block] {
    let matches = Self.matches(name, in: items)
    var blocks: [Block] = []
    if let first = matches.first(where: \.hasLabels) {
      blocks.append(Block(key: first.key, items: matches.compactMap(\.withoutType), isLabelled: true))
    }
    for match in matches where !match.hasLabels {
      if let bodies = bodies(of: match.value) {
        blocks += bodies.map { Block(key: match.key, items: $0.items) }
      } else {
        reportKind(name, .block, match.value)
      }
    }
    return blocks
  }

  /// The named blocks with that name: `name "label" { … }`, then the members of `name = { label = { … } }`.
  private mutating func named(_ name: StaticString, in items: [Item]) -> [Block] {
    let matches = Self.matches(name, in: items)
    var blocks: [Block] = []
    for match in matches {
      guard let named = match.withoutType, case .object(let body) = match.value.content else { continue }
      // The reference treats a second label as a key of the block, and drops any further labels.
      let inner = match.labels.count == 2 ? named.withoutType : nil
      blocks.append(Block(key: named.key, items: inner.map { [$0] } ?? body.items))
    }
    for match in matches where !match.hasLabels {
      guard let bodies = bodies(of: match.value) else {
        report(
          .error, .missingLabel, "'\(name)' needs a name of its own", Place(file, match.range),
          help: "write \(name) \"name\" { … }")
        continue
      }
      for item in bodies.flatMap(\.items) { blocks += namedBlocks(name, item) }
    }
    return blocks
  }

  /// The blocks that one member of `name = { … }` stands for.
  private mutating func namedBlocks(_ name: StaticString, _ item: Item) -> [Block] {
    if !item.hasLabels, let bodies = bodies(of: item.value) {
      return bodies.map { Block(key: item.key, items: $0.items) }
    }
    // The reference reads it as an empty block with that name.
    dependsOnMode = true
    guard warnsOfUnknownKeys else { return [Block(key: item.key, items: [])] }
    report(
      .error, .missingLabel, "'\(name)' needs a name of its own before '\(item.key.text)'", Place(file, item.range),
      help: "write \(name) \"name\" { … }")
    return []
  }

  /// The body of a block. In JSON several blocks of a name are a list. Nil for anything else.
  private func bodies(of value: Expression) -> [Body]? {
    switch value.content {
    case .object(let body): return [body]
    case .list(let elements) where elements.isEmpty || SyntaxTree.isJSON(file):
      var bodies: [Body] = []
      for element in elements {
        guard case .object(let body) = element.content else { return nil }
        bodies.append(body)
      }
      return bodies
    case .boolean, .number, .string, .list: return nil
    }
  }

  private mutating func value(of expression: Expression) -> Value {
    let (value, found) = Decoder.decode(expression, of: file, evaluation: evaluation)
    diagnostics += found
    return value
  }

  /// The values of an attribute, in source order; a labelled one is reported.
  private mutating func values(_ name: StaticString, in items: [Item]) -> [Value] {
    var values: [Value] = []
    for item in items where item.isNamed(name) {
      if item.hasLabels {
        report(
          .error, .unexpectedLabel, "'\(name)' takes no label", Place(file, item.labels[0].range),
          help: "write \(name) = …")
      } else {
        values.append(value(of: item.value))
      }
    }
    return values
  }

  private mutating func text(_ name: StaticString, in items: [Item]) -> Located<Text>? {
    var last: Located<Text>?
    for value in values(name, in: items) { last = text(value, name) }
    return last
  }

  private mutating func text(_ value: Value, _ name: some CustomStringConvertible) -> Located<Text>? {
    switch value.content {
    case .string(let text): return Located(text, at: Place(file, value.range))
    case .number(let number) where number.isInteger: return Located(number.spelling, at: Place(file, value.range))
    case .number, .boolean, .list, .object, .null, .unknown:
      reportKind(name, .text, value)
      return nil
    }
  }

  private mutating func texts(_ name: StaticString, in items: [Item]) -> [Located<Text>] {
    var result: [Located<Text>] = []
    for value in values(name, in: items) {
      switch value.content {
      case .list(let elements): result += elements.compactMap { text($0, name) }
      case .object(let members) where members.isEmpty: continue
      case .boolean, .number, .string, .object, .null, .unknown: reportKind(name, .texts, value)
      }
    }
    return result
  }

  private mutating func boolean(_ name: StaticString, in items: [Item]) -> Located<Bool>? {
    var result: Located<Bool>?
    for value in values(name, in: items) {
      if case .boolean(let flag) = value.content {
        result = Located(flag, at: Place(file, value.range))
      } else {
        reportKind(name, .boolean, value)
      }
    }
    return result
  }

  private mutating func environment(in items: [Item]) -> [(name: Text, value: Located<Text>)] {
    var result: [(name: Text, value: Located<Text>)] = []
    var positions: [Text: Int] = [:]
    for value in values("env_vars", in: items) {
      guard let members = value.members else {
        reportKind("env_vars", .object, value)
        continue
      }
      for member in members {
        guard let text = text(member.value, member.key) else { continue }
        if let index = positions[member.key] {
          result[index].value = text
        } else {
          positions[member.key] = result.count
          result.append((member.key, text))
        }
      }
    }
    return result
  }

  // MARK: mistakes

  private mutating func checkKeys(_ items: [Item], of block: String, known: [StaticString]) {
    guard warnsOfUnknownKeys else { return }
    for item in items where !known.contains(where: { item.isNamed($0) }) {
      let name = item.key.text.lowercasedASCII
      let home = Keys.all.first { $0.keys.contains { item.isNamed($0) } }?.block
      let names = known.map(\.description)
      let nearest = NearestName.of(name.description, among: names)
      let meant = home == nil ? nearest : nil
      let help: Message =
        home.map { "'\(name)' belongs in '\($0)'" } ?? meant.map { "did you mean '\($0)'?" }
        ?? "known here are \(words: names.joined(separator: ", "))"
      diagnostics.append(
        Diagnostic(
          .warning, ResolutionCode.unknownKey, "'\(item.key.text)' means nothing in '\(block)'",
          at: Place(file, item.key.range), help: help, meant: meant.map { Text($0) }))
    }
  }

  private mutating func reportKind(_ name: some CustomStringConvertible, _ wanted: WantedKind, _ expression: Expression)
  {
    reportKind(name, wanted, value(of: expression))
  }

  private mutating func reportKind(_ name: some CustomStringConvertible, _ wanted: WantedKind, _ value: Value) {
    report(
      .error, .wrongKind, "'\(name)' is \(words: value.kindName), where \(words: wanted.rawValue) is expected",
      Place(file, value.range), help: wanted.help(for: name, given: value))
  }

  private mutating func report(
    _ severity: Severity, _ code: ResolutionCode, _ message: Message, _ place: Place, notes: [Diagnostic.Note] = [],
    help: Message?
  ) {
    diagnostics.append(Diagnostic(severity, code, message, at: place, notes: notes, help: help))
  }
}
