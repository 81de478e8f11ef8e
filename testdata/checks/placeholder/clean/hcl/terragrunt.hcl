dependency "base" {
  config_path = "../base"
  mock_outputs = {
    id = "CHANGEME"
  }
}
inputs = {
  id          = dependency.base.outputs.id
  token_name  = get_env("TOKEN_NAME", "changeme")
  description = "TODO: describe"
  is_open     = try(dependency.base.outputs.id, "") == "TODO"
}
