import HCL2Syntax
import SourceText

/// Text stands before `find_in_parent_folders(…)`, which gives an absolute path since Terragrunt 0.23: the two together
/// are no path of any file, and an optional var file of that name is passed over in silence.
enum PrefixedLookup: ConfigurationCheck {
  static let code = "prefixed-lookup"
  static let severity = Severity.warning
  static let summary = "text before find_in_parent_folders(), which gives an absolute path"

  static func findings(in checked: CheckedConfiguration) -> [Diagnostic] {
    var found: [Diagnostic] = []
    checked.forEachExpression { expression in
      guard case .template(let template) = expression.content, template.text == nil, template.wrapped == nil else {
        return
      }
      for part in template.parts.dropFirst() {
        guard case .interpolation(let inner) = part.content, case .call(let call) = inner.content,
          call.name == "find_in_parent_folders"
        else { continue }
        found.append(
          finding(
            "find_in_parent_folders() gives an absolute path, so that nothing lies where this text leads",
            at: Place(inner.file, inner.range), help: "leave out what stands before it"))
      }
    }
    return found
  }
}
