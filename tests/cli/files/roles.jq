.entities[] | select(.type == "person") | .name as $n | .roles[] | [$n, .text, (.organization // .place).text]
