module github.com/chancery-nlp/chancery/.ci/tools

go 1.26.8
