terragrunt = {
  include {
    path = "${find_in_parent_folders()}"
  }
  terraform {
    source = "git::https://example.com/modules.git//web?ref=v2"
  }
}
name = "${path_relative_to_include()}"
environment_variables = [
  { name = "STAGE", value = "dev" },
  { name = "DEBUG", value = "1" },
  { name = "LOCALE", value = "en" },
]
