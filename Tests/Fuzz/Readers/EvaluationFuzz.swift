import Files
import HCL2Evaluation
import HCL2Syntax
import SourceText

/// Reads any bytes as HCL2 attributes that name one another and call functions, and evaluates them within a budget. Nothing
/// may trap; every diagnostic must be printable; every value must be written.
public enum EvaluationFuzz: FuzzTarget {
  private static let budget = 100_000

  public static func run(_ bytes: [UInt8]) {
    let tree = SyntaxTree(parsing: SourceFile(name: "fuzz.hcl", bytes: bytes))
    let files = InMemoryFileSystem(["/tree/a.txt": "text", "/tree/t.tftpl": "%{ for x in y }${x}%{ endfor }"])
    let context = EvaluationContext(
      files: files, workingFolder: "/tree", budget: EvaluationBudget(limit: budget))
    let scope = DefinitionScope(
      tree.body.attributes, spelt: [.bare, .under("local")], within: EmptyScope(help: "define it", allowsNames: true))
    let evaluator = Evaluator(scope: scope, context: context)
    let text = DiagnosticTextWriter(usesColor: false, secrets: .standard)
    for name in scope.names {
      guard let value = scope.value(of: name, with: evaluator) else { continue }
      var writer = JSONWriter.indented
      writer.value(value, named: name, secrets: .standard)
      precondition(!writer.take().isEmpty)
    }
    for diagnostic in tree.diagnostics + scope.diagnostics + evaluator.allDiagnostics {
      precondition(!text.text(of: diagnostic).isEmpty)
    }
  }
}
