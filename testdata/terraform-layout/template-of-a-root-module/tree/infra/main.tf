variable "env" {
  type = string
}

resource "terraform_data" "motd" {
  input = templatefile("${path.module}/motd.tpl", { env = var.env })
}

resource "terraform_data" "policies" {
  for_each = fileset(path.module, "policies/*.json")
  input    = file("${path.module}/${each.value}")
}
