extension TerragruntReader {
  /// The keys that each block may have.
  enum Keys {
    static let terragrunt: [StaticString] = [
      "terraform", "include", "remote_state", "dependencies", "prevent_destroy", "skip", "iam_role", "lock",
    ]
    static let terraform: [StaticString] = ["source", "extra_arguments", "before_hook", "after_hook"]
    static let extraArguments: [StaticString] = [
      "commands", "arguments", "required_var_files", "optional_var_files", "env_vars",
    ]
    static let hook: [StaticString] = ["commands", "execute", "run_on_error"]
    static let remoteState: [StaticString] = ["backend", "config"]
    static let include: [StaticString] = ["path"]
    static let dependencies: [StaticString] = ["paths"]
    static let all: [(block: String, keys: [StaticString])] = [
      ("terragrunt", terragrunt), ("terraform", terraform), ("extra_arguments", extraArguments), ("before_hook", hook),
      ("remote_state", remoteState), ("include", include), ("dependencies", dependencies),
    ]
  }
}
