public import SourceText

/// What keeps a tree, or a part of it, from being read. None of it is a finding in the tree.
public enum TreeFailure: String, DiagnosticCode {
  case noSuchPath = "no-such-path"
  case noUnits = "no-units"
  case notAUnit = "not-a-unit"
  case unreadableFile = "unreadable-file"
  case unreadableFolder = "unreadable-folder"
}
