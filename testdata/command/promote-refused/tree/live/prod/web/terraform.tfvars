terragrunt = {
  include {
    path = "${find_in_parent_folders()}"
  }
  terraform {
    source = "git::https://example.com/modules.git//web?ref=v1"
  }
}
name = "${path_relative_to_include()}"
environment_variables = [
  { name = "STAGE", value = "prod" },
  { name = "LOCALE", value = "en" }, # English
]
