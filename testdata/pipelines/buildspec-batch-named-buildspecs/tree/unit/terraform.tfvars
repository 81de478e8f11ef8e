terragrunt {}
buildspec_path = "buildspec.yml"
environment_variables = [
  { name = "BUCKET", value = "releases" },
  { name = "UNUSED", value = "x" },
]
