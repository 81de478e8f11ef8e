import HCL1Syntax
import SourceText

/// Where both modes give strings with calls the same values, so that a unit need not be resolved twice.
extension ExactStrings {
  /// True when the default mode surely gives each string the value of exact mode, for units in folders with plain names.
  ///
  /// - Parameter isIncluded: whether the strings stand in an included file; otherwise in a unit's own file.
  func meanTheSame(isIncluded: Bool, _ options: ResolutionOptions) -> Bool {
    slots.allSatisfy { slot in
      slot.isReadAlike && slot.sites.allSatisfy { $0.givesTheSame(in: slot, isIncluded: isIncluded, options) }
    }
  }
}

extension ExactStrings.Slot {
  /// True when the default mode splits the string into the same texts and calls.
  fileprivate var isReadAlike: Bool {
    var parts = literal.template.parts[...]
    func takes(_ text: Text) -> Bool {
      if text.isEmpty { return true }
      guard case .text(let own)? = parts.popFirst() else { return false }
      return own == text
    }
    for site in sites {
      guard takes(site.before), case .call(let call)? = parts.popFirst(), call.name == site.name,
        call.arguments.count == site.arguments.count,
        zip(call.arguments, site.arguments).allSatisfy({ $0.isOnly($1) })
      else { return false }
    }
    return takes(rest) && parts.isEmpty
  }
}

extension Template {
  /// True when the template is that text and nothing else.
  fileprivate func isOnly(_ text: Text) -> Bool {
    guard parts.count == 1, case .text(let own) = parts[0] else { return false }
    return own == text
  }
}

extension ExactStrings.Site {
  /// True when the call surely has one result in both modes, which exact mode need not read as syntax.
  fileprivate func givesTheSame(
    in slot: ExactStrings.Slot, isIncluded: Bool, _ options: ResolutionOptions
  ) -> Bool {
    switch FunctionTable.function(name) {
    case .findInParentFolders: return arguments.allSatisfy(ExactStrings.isPlainResult)
    // In a unit's own file the default mode knows the file that the unit includes, and exact mode does not.
    case .pathRelativeToInclude: return isIncluded
    case .pathRelativeFromInclude, .tfvarsFolder, .parentTfvarsFolder: return true
    case .environmentValue:
      guard arguments.count == 2, !arguments[0].isEmpty else { return false }
      return ExactStrings.isPlainResult(options.environment[arguments[0]] ?? arguments[1])
    case .commandsThatNeedVars, .commandsThatNeedLocking, .commandsThatNeedInput, .commandsThatNeedParallelism:
      return slot.isFilled && slot.isElement
    case .commandOutput, .accountID, nil: return false
    }
  }
}
