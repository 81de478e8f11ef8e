terragrunt = {
  terraform {
    source = "./module"
  }
}

aws_region = "eu-west-1"

buildspec_path = "./buildspec.yml"

environment_variables = [
  {
    "name" = "QUOTES"
    "value" = "it's \"quoted\""
  },
  {
    "name" = "DOLLAR"
    "value" = "$HOME `date` $(ls)"
  },
  {
    "name" = "LINES"
    "value" = "one\ntwo\n"
  },
  {
    "name" = "EMPTY"
    "value" = ""
  },
  {
    "name" = "BACKSLASH"
    "value" = "C:\\temp\\"
  },
  {
    "name" = "DELIMITER"
    "value" = "STRATA_END\nSTRATA_END_"
  },
  {
    "name" = "YAML"
    "value" = "yes"
  },
  {
    "name" = "NUMBER"
    "value" = "0755"
  },
  {
    "name" = "HASH"
    "value" = "a # b: c"
  },
  {
    "name" = "PLAIN"
    "value" = "a-b.c/d"
  },
  {
    "name" = "GITHUB_ENV"
    "value" = "x"
  },
  {
    "name" = "KEY"
    "value" = "/service/key"
    "type" = "PARAMETER_STORE"
  },
  {
    "name" = "SECRET"
    "value" = "prod/db:password"
    "type" = "SECRETS_MANAGER"
  },
]
