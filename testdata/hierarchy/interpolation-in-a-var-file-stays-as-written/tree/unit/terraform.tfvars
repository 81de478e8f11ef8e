terragrunt = {
  include {
    path = "${find_in_parent_folders()}"
  }
}

size = "unit"
name = "${get_env("NAME", "x")}"
more = <<EOF
one
two ${var.y}
EOF
