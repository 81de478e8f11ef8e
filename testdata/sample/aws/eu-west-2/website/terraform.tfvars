terragrunt {
  include {
    path = "${find_in_parent_folders()}"
  }

  terraform {
    source = "../../../../..//modules-sample/aws-tf-s3-host-website"
  }

  prevent_destroy = true
}

stage = "prod"

info = "website"

index_document = "index.html"

error_document = "404.html"

cors_allowed_origins = ["https://bingo.example.com"]

robots_txt = <<EOF
User-agent: *
Disallow: /admin/
EOF

extra_tags = {
  Exposure = "public"
}
