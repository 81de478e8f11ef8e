terragrunt = {
  # ${run_cmd("date")}
  # was ${path_relative_to_include()} before
}

# see ${var.stage} and ${unclosed
stage = "dev"
