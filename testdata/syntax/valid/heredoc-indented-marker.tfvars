a = <<EOT
ab
  EOT
