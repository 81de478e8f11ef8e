import Hierarchy
import SourceText

/// A path that names no unit and whose module is none: `prod`, `app@prod` from further up, `infra@prod`, a misspelt module.
struct UnknownUnit {
  private let path: Path
  private let named: (module: Path, name: Text)?
  private let search: EnvironmentSearch
  private let context: LayoutContext

  init(_ path: Path, _ named: (module: Path, name: Text)?, _ search: EnvironmentSearch, _ context: LayoutContext) {
    self.path = path
    self.named = named
    self.search = search
    self.context = context
  }

  /// Which units may be meant; nil when none is called like it.
  var diagnostic: Diagnostic? {
    let name = context.displayName(of: path)
    if let named, context.module(in: named.module) != nil {
      return Diagnostic(
        .error, TreeFailure.noSuchPath, "'\(context.displayName(of: named.module))' has no environments", at: nil,
        help: "it is a module that others call; with --var-file it is read by itself")
    }
    let meant = meant
    if meant.isEmpty { return nil }
    return Diagnostic(
      .error, TreeFailure.noSuchPath, "there is no file or folder '\(name)'", at: nil,
      help: meant.count == 1 ? "did you mean '\(meant[0])'?" : "did you mean one of \(Self.list(meant))?")
  }

  private var meant: [String] {
    let units = search.environments.filter { !$0.name.isEmpty }
    let names = { (found: [ModuleEnvironment]) in
      found.map { context.displayName(of: $0.path).description }
    }
    let ending = units.filter { $0.path.text.hasSuffix("/" + path.name) }
    if !ending.isEmpty { return names(ending) }
    if named != nil, let nearest = NearestName.of(context.displayName(of: path).description, among: names(units)) {
      return [nearest]
    }
    let ofName = units.filter { $0.name == (named?.name ?? path.name) }
    let below = ofName.filter { unit in named.map { unit.module.isWithin($0.module) } ?? false }
    return names(below.isEmpty ? ofName : below)
  }

  /// The first names, in quotes.
  static func list(_ names: [String]) -> String {
    let rest = names.count > 5 ? " and \(names.count - 5) more" : ""
    return names.prefix(5).map { "'\($0)'" }.joined(separator: ", ") + rest
  }
}
