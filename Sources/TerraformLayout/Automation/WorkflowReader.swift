import SourceText
import YAMLSyntax

/// Reads the runs of Terraform in a YAML file of a continuous integration system.
struct WorkflowReader {
  /// A workflow that another calls, with the values of its inputs.
  struct Call: Sendable {
    /// The called file, as the caller spells it, without `./`.
    let file: Text
    let inputs: [Text: Text]
  }

  /// What a job or step knows beyond what is around it.
  struct Scope {
    var folder: WordPattern
    var variables = ShellVariables()
    private(set) var choices: TerraformRun.Choices = [:]
    /// When it runs.
    var condition: Condition = .always(true)
    /// What its job is called, and the environments and values of a matrix that it says it is for.
    var labels: [Text] = []
    /// Which of the rules of its job it is for, where only one of several applies.
    var rule = 0

    init(folder: WordPattern) { self.folder = folder }

    /// Sets the values that a variable takes in turn.
    mutating func choose(_ name: Text, among values: [Text]) {
      choices[name] = values
      variables[name] = WordPattern(hole: name)
    }

    /// Gives an input the value of a caller.
    mutating func give(_ name: Text, _ value: Text) {
      choices[name] = nil
      variables[name] = WordPattern(value)
    }
  }

  /// The most combinations of a matrix.
  static let mostRows = 256

  let kind: AutomationFile.Kind
  let file: SourceFile
  let root: Path
  /// The values that callers give the inputs of this file.
  let inputs: [[Text: Text]]
  /// The runs so far.
  private(set) var runs: [TerraformRun] = []
  /// What is wrong in the file.
  var mistakes: [Diagnostic] = []
  /// The variables of the calls of `make`.
  private(set) var makeVariables: [[Text: Text]] = []
  /// The workflows that this one calls.
  var calls: [Call] = []

  init(_ kind: AutomationFile.Kind, _ file: SourceFile, root: Path, inputs: [[Text: Text]] = []) {
    self.kind = kind
    self.file = file
    self.root = root
    self.inputs = inputs
  }

  /// Reads the file.
  mutating func read(_ document: YAMLNode) {
    for values in inputs.isEmpty ? [[:]] : inputs {
      var scope = Scope(folder: WordPattern(root.text))
      switch kind {
      case .gitHub: readGitHub(document, &scope, values)
      case .gitLab: readGitLab(document, scope)
      case .buildspec: readBuildspec(document, scope)
      case .azure: readAzure(document, &scope, values)
      case .atlantis: readAtlantis(document, scope)
      case .jenkins, .makefile, .script: break
      }
    }
  }

  /// True where `$(name)` is a variable and not a command.
  private var hasParentheses: Bool { kind == .azure }

  /// A reader of commands in a scope.
  func commands(_ scope: Scope) -> RunReader {
    var reader = RunReader(kind, root: root, in: scope.folder, variables: scope.variables, choices: scope.choices)
    reader.labels = scope.labels
    reader.rule = scope.rule
    if scope.condition != .always(true) { reader.limit(to: scope.condition) }
    return reader
  }

  /// Narrows a scope to what a condition says; false when it never holds.
  func limit(_ scope: inout Scope, to node: YAMLNode?) -> Bool {
    guard let text = node?.scalar?.text else { return true }
    return limit(&scope, to: condition(text, in: scope))
  }

  /// The same for a condition that was read.
  func limit(_ scope: inout Scope, to condition: Condition) -> Bool {
    scope.condition = scope.condition.and(condition)
    var decider = Decider([:], [:], [:])
    switch decider.decide(scope.condition) {
    case true?: scope.condition = .always(true)
    case false?: return false
    case nil: break
    }
    return true
  }

  /// The condition that a text says.
  func condition(_ text: Text, in scope: Scope) -> Condition {
    var reader = commands(scope)
    return ExpressionCondition.read(text, ignoresCase: true) { reader.pattern(of: $0) }
  }

  /// Takes in what a reader of commands found.
  mutating func add(_ reader: RunReader) {
    runs += reader.runs
    makeVariables += reader.makeVariables
  }

  /// Reads a scalar as commands.
  func read(_ node: YAMLNode, with reader: inout RunReader) {
    guard let scalar = node.scalar else { return }
    let file = file
    reader.read(ExpressionText.asShell(scalar.text, parentheses: hasParentheses)) {
      Place(file, scalar.sourceRange(of: $0))
    }
  }

  /// The word that a scalar stands for.
  func pattern(_ text: Text, in scope: Scope) -> WordPattern {
    var reader = commands(scope)
    return reader.pattern(of: ExpressionText.asShell(text, parentheses: hasParentheses))
  }

  /// Adds a mapping of variables.
  func add(_ variables: YAMLNode?, to scope: inout Scope) {
    for entry in variables?.entries ?? [] {
      guard let text = entry.value.scalar?.text ?? entry.value.entries?["value"]?.scalar?.text else { continue }
      let value = pattern(text, in: scope)
      let place = Place(file, entry.key.range)
      scope.variables.set(entry.name, to: value, at: place)
      // An expression names `working-directory` with letters that a shell knows.
      scope.variables.set(Self.identifier(entry.name), to: value, at: place)
    }
    scope.variables.share()
  }

  /// Enters a folder relative to the checkout.
  func enter(_ folder: YAMLNode?, _ scope: inout Scope) {
    guard let text = folder?.scalar?.text else { return }
    var reader = commands(scope)
    reader.shell.folder = WordPattern(root.text)
    reader.enter(reader.pattern(of: ExpressionText.asShell(text, parentheses: hasParentheses)))
    scope.folder = reader.shell.folder
  }

  /// The texts of a list, or of one scalar.
  static func texts(_ node: YAMLNode?) -> [Text] {
    guard let node else { return [] }
    return (node.elements ?? [node]).compactMap { $0.scalar?.text }
  }
}
