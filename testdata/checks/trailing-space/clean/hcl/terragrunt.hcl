inputs = {
  text = <<-EOT
    a  
    ${upper("b")}  
  EOT
}
