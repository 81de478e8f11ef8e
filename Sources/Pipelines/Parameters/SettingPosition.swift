import Hierarchy
import SourceText

extension [Setting] {
  /// The position of the variable of that name, or nil. A loop over positions copies only names; `firstIndex(where:)` would
  /// copy whole settings.
  func position(of name: Text) -> Int? {
    for position in indices where self[position].name == name { return position }
    return nil
  }
}
