import Files
import HCL2Syntax
import SourceText
import TestSupport
import Testing

@testable import HCL2Evaluation

/// The tables of testdata/functions with Terraform's answers: see Tests/scripts/functions-agree-with-terraform.
struct FunctionTableTests {
  /// A line `EXPRESSION => ANSWER`.
  struct Case: CustomTestStringConvertible {
    let expression: String
    /// JSON, `unknown` or `error`.
    let answer: String
    let type: String?

    var testDescription: String { expression }

    init(_ line: String) throws {
      guard let arrow = line.lastRange(of: " => ") else {
        throw Testdata.Failure(description: "'\(line)' has no answer")
      }
      expression = String(line[..<arrow.lowerBound])
      var rest = String(line[arrow.upperBound...])
      if let reason = rest.lastRange(of: " # ") { rest = String(rest[..<reason.lowerBound]) }
      let colon = rest.lastRange(of: " : ")
      answer = colon.map { String(rest[..<$0.lowerBound]) } ?? rest
      type = colon.map { String(rest[$0.upperBound...]) }
    }
  }

  static let lazyFunctions: Set<String> = ["try", "can", "templatefile", "templatestring"]

  static func cases(of function: String) throws -> [Case] {
    let path = Testdata.folder.appending(Path("functions/\(function)"))
    return try Testdata.text(path).split(separator: "\n").map { try Case(String($0)) }
  }

  static func names() throws -> [String] { try Testdata.cases(in: "functions") }

  @Test func eachFunctionHasATableAndEachTableAFunction() throws {
    let known = Set(FunctionTable.terraform.keys.map(\.description)).union(Self.lazyFunctions)
    #expect(Set(try Self.names()) == known)
  }

  @Test(arguments: try names())
  func aTableShowsWhatIsRefusedAndWhatIsNotKnown(function: String) throws {
    let cases = try Self.cases(of: function)
    #expect(cases.contains { $0.answer == "error" })
    #expect(cases.contains { $0.answer != "error" })
    #expect(cases.contains { $0.expression.contains("null") } || ["templatestring"].contains(function))
    #expect(cases.contains { $0.expression.contains("unknown") })
  }

  @Test(arguments: try names())
  func aFunctionAnswersAsTerraform(function: String) throws {
    for example in try Self.cases(of: function) {
      let (value, diagnostics) = Self.evaluate(example.expression)
      if example.answer == "error" {
        #expect(!diagnostics.isEmpty, "\(example.expression) is accepted and gives \(value)")
        continue
      }
      let messages = diagnostics.map(\.message).joined(separator: "; ")
      #expect(diagnostics.isEmpty, "\(example.expression) is refused: \(messages)")
      if let unknown = value.firstUnknown {
        #expect(example.answer == "unknown", "\(example.expression): \(unknown.reason.sentence)")
        let type = value.type.spelling
        let isOpen = type.contains("any") || example.type?.contains("any") ?? true
        #expect(isOpen || type == example.type, "\(example.expression) is of type \(type)")
        #expect(unknown.reason.place != nil, "\(example.expression) does not say where it becomes unknown")
        continue
      }
      #expect(try JSONText.encode(value, EvaluationBudget()).description == example.answer, "\(example.expression)")
      #expect(value.type.spelling == example.type, "\(example.expression)")
    }
  }

  private static func evaluate(_ expression: String) -> (TypedValue, [Diagnostic]) {
    let folder = Testdata.folder.appending("function-files")
    let context = EvaluationContext(files: DiskFileSystem(), workingFolder: folder)
    return ExpressionRun.evaluate(expression, context: context)
  }
}

extension String {
  /// The last occurrence of `text`.
  func lastRange(of text: String) -> Range<String.Index>? {
    var end = endIndex
    while end > startIndex {
      if let start = index(end, offsetBy: -text.count, limitedBy: startIndex), self[start..<end] == text {
        return start..<end
      }
      end = index(before: end)
    }
    return nil
  }
}
