terragrunt = {
  include {
    path = "${find_in_parent_folders()}"
  }
  terraform {
    source = "git::https://h/m?ref=${path_relative_to_include()}"
    before_hook "say" {
      commands = ["plan"]
      execute  = ["echo", "${get_env("SAID", "x")}"]
    }
  }
  iam_role = "arn:aws:iam::123456789012:role/deploy"
}
