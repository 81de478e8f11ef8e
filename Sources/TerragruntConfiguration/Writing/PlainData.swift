import HCL2Evaluation
import SourceText

extension TypedValue {
  /// The value after a round trip through JSON: lists and sets become tuples, maps become objects, nulls have no
  /// type, and there are none of Terraform's marks. What was sensitive counts as made of a secret.
  var plainData: TypedValue {
    switch content {
    case .null: .null(origin: origin)
    case .unknown(let unknown): .unknown(.any, unknown.reason, origin: origin)
    case .string, .number, .bool: withoutTerraformMarks
    case .list, .set, .tuple: .tuple(parts.map(\.plainData), origin: origin).marked(secrecy)
    case .map(let members), .object(let members):
      .object(members.all.map { ($0.name, $0.value.plainData) }, origin: origin).marked(secrecy)
    }
  }

  private var secrecy: Marks { marks.isDisjoint(with: .hidden) ? [] : .secret }
}
