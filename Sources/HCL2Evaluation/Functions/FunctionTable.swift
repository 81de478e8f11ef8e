public import SourceText

/// The functions of Terraform 1.11 that need no network. `try`, `can`, `templatefile` and `templatestring` are
/// missing: they need the evaluator, which implements them itself.
public enum FunctionTable {
  /// All functions by name.
  public static let terraform: [Text: Function] = {
    let all =
      NumericFunctions.all + StringFunctions.all + FormatFunctions.all + ListFunctions.all + ChoiceFunctions.all
      + MapFunctions.all + SetFunctions.all + ConversionFunctions.all + EncodingFunctions.all + HashFunctions.all
      + DateFunctions.all + NetworkFunctions.all + FileFunctions.all
    return Dictionary(all.map { ($0.name, $0) }) { first, _ in first }
  }()
}
