import SourceText

extension TerragruntBlock {
  /// This block, a child's, merged over its parent's.
  ///
  /// Source: `mergeConfigWithIncludedConfig` of Terragrunt 0.18.7. `remote_state` and `dependencies` replace the
  /// parent's completely; `source` and `iam_role` do if not empty; `prevent_destroy` is set if either sets it; `skip`
  /// is only the child's; named blocks are merged by name.
  func merged(over parent: TerragruntBlock) -> TerragruntBlock {
    var result = parent
    result.remoteState = remoteState ?? parent.remoteState
    result.dependencies = dependencies ?? parent.dependencies
    result.preventDestroySetting =
      preventDestroy ? preventDestroySetting : parent.preventDestroySetting ?? preventDestroySetting
    result.skipSetting = skipSetting
    if let iamRole, !iamRole.value.isEmpty { result.iamRole = iamRole }
    if let terraform { result.terraform = terraform.merged(over: parent.terraform) }
    return result
  }
}

extension TerraformBlock {
  fileprivate func merged(over parent: TerraformBlock?) -> TerraformBlock {
    guard var result = parent else { return self }
    if let source, !source.value.isEmpty { result.source = source }
    Self.merge(extraArguments, over: &result.extraArguments)
    Self.merge(beforeHooks, over: &result.beforeHooks)
    Self.merge(afterHooks, over: &result.afterHooks)
    return result
  }

  /// A block replaces an existing one with its name; a new one is appended.
  private static func merge<Block: NamedBlock>(_ blocks: [Block], over result: inout [Block]) {
    if blocks.isEmpty { return }
    var positions: [Text: Int] = [:]
    for (index, block) in result.enumerated() where positions[block.name.value] == nil {
      positions[block.name.value] = index
    }
    for block in blocks {
      if let index = positions[block.name.value] {
        result[index] = block
      } else {
        positions[block.name.value] = result.count
        result.append(block)
      }
    }
  }
}
