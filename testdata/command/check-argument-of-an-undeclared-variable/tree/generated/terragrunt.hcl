terraform {
  source = "../m"

  extra_arguments "values" {
    commands  = ["plan"]
    arguments = ["-var", "tag=x"]
  }
}

generate "more" {
  path      = "more.tf"
  if_exists = "overwrite"
  contents  = "variable \"tag\" {}"
}
