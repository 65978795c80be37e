// SPDX-License-Identifier: Apache-2.0
#include "core/preview/logoclasses.h"

#include <QString>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

// Source: openshift/console, frontend/public/components/catalog/catalog-item-icon.tsx, compared
// over the branches release-4.0 to release-4.23; sorted by name.
constexpr std::array logos{
    LogoClass{"icon-3scale"_L1, "3scale.svg"_L1, 0},
    LogoClass{"icon-aerogear"_L1, "aerogear.svg"_L1, 0},
    LogoClass{"icon-amq"_L1, "amq.svg"_L1, 0},
    LogoClass{"icon-angularjs"_L1, "angularjs.svg"_L1, 0},
    LogoClass{"icon-ansible"_L1, "ansible.svg"_L1, 0},
    LogoClass{"icon-apache"_L1, "apache.svg"_L1, 0},
    LogoClass{"icon-beaker"_L1, "beaker.svg"_L1, 0},
    LogoClass{"icon-build"_L1, "build-icon.svg"_L1, 9},
    LogoClass{"icon-camel"_L1, "camel.svg"_L1, 3},
    LogoClass{"icon-capedwarf"_L1, "capedwarf.svg"_L1, 0},
    LogoClass{"icon-cassandra"_L1, "cassandra.svg"_L1, 0},
    LogoClass{"icon-catalog"_L1, "catalog-icon.svg"_L1, 0},
    LogoClass{"icon-clojure"_L1, "clojure.svg"_L1, 0},
    LogoClass{"icon-codeigniter"_L1, "codeigniter.svg"_L1, 0},
    LogoClass{"icon-cordova"_L1, "cordova.png"_L1, 0},
    LogoClass{"icon-datagrid"_L1, "datagrid.svg"_L1, 0},
    LogoClass{"icon-datavirt"_L1, "datavirt.svg"_L1, 0},
    LogoClass{"icon-debian"_L1, "debian.svg"_L1, 0},
    LogoClass{"icon-decisionserver"_L1, "decisionserver.svg"_L1, 0},
    LogoClass{"icon-django"_L1, "django.svg"_L1, 0},
    LogoClass{"icon-dotnet"_L1, "dotnet.svg"_L1, 0},
    LogoClass{"icon-drupal"_L1, "drupal.svg"_L1, 0},
    LogoClass{"icon-eap"_L1, "eap.svg"_L1, 0},
    LogoClass{"icon-elastic"_L1, "elastic.svg"_L1, 0},
    LogoClass{"icon-erlang"_L1, "erlang.svg"_L1, 0},
    LogoClass{"icon-fedora"_L1, "fedora.svg"_L1, 0},
    LogoClass{"icon-freebsd"_L1, "freebsd.svg"_L1, 0},
    LogoClass{"icon-git"_L1, "git.svg"_L1, 0},
    LogoClass{"icon-gitea"_L1, "gitea.svg"_L1, 17},
    LogoClass{"icon-github"_L1, "github.svg"_L1, 0},
    LogoClass{"icon-gitlab"_L1, "gitlab.svg"_L1, 0},
    LogoClass{"icon-glassfish"_L1, "glassfish.svg"_L1, 0},
    LogoClass{"icon-go-gopher"_L1, "go-gopher.svg"_L1, 0},
    LogoClass{"icon-golang"_L1, "golang.svg"_L1, 2},
    LogoClass{"icon-grails"_L1, "grails.svg"_L1, 0},
    LogoClass{"icon-hadoop"_L1, "hadoop.svg"_L1, 0},
    LogoClass{"icon-haproxy"_L1, "haproxy.svg"_L1, 0},
    LogoClass{"icon-helm"_L1, "helm.svg"_L1, 4},
    LogoClass{"icon-httpd"_L1, "apache.svg"_L1, 17},
    LogoClass{"icon-infinispan"_L1, "infinispan.svg"_L1, 0},
    LogoClass{"icon-intellij"_L1, "intellij.svg"_L1, 18},
    LogoClass{"icon-java"_L1, "openjdk.svg"_L1, 2},
    LogoClass{"icon-jboss"_L1, "jboss.svg"_L1, 0},
    LogoClass{"icon-jenkins"_L1, "jenkins.svg"_L1, 0},
    LogoClass{"icon-jetty"_L1, "jetty.svg"_L1, 0},
    LogoClass{"icon-joomla"_L1, "joomla.svg"_L1, 0},
    LogoClass{"icon-jruby"_L1, "jruby.svg"_L1, 0},
    LogoClass{"icon-js"_L1, "js.svg"_L1, 0},
    LogoClass{"icon-knative"_L1, "knative.svg"_L1, 2},
    LogoClass{"icon-kubevirt"_L1, "kubevirt.svg"_L1, 0},
    LogoClass{"icon-laravel"_L1, "laravel.svg"_L1, 0},
    LogoClass{"icon-load-balancer"_L1, "load-balancer.svg"_L1, 0},
    LogoClass{"icon-mariadb"_L1, "mariadb.svg"_L1, 0},
    LogoClass{"icon-mediawiki"_L1, "mediawiki.svg"_L1, 0},
    LogoClass{"icon-memcached"_L1, "memcached.svg"_L1, 0},
    LogoClass{"icon-mongodb"_L1, "mongodb.svg"_L1, 0},
    LogoClass{"icon-mssql"_L1, "mssql.svg"_L1, 0},
    LogoClass{"icon-mysql-database"_L1, "mysql-database.svg"_L1, 0},
    LogoClass{"icon-nginx"_L1, "nginx.svg"_L1, 0},
    LogoClass{"icon-nodejs"_L1, "nodejs.svg"_L1, 0},
    LogoClass{"icon-openjdk"_L1, "openjdk.svg"_L1, 0},
    LogoClass{"icon-openliberty"_L1, "openliberty.svg"_L1, 2},
    LogoClass{"icon-openshift"_L1, "openshift.svg"_L1, 0},
    LogoClass{"icon-openstack"_L1, "openstack.svg"_L1, 0},
    LogoClass{"icon-operator"_L1, "operator.svg"_L1, 8},
    LogoClass{"icon-other-linux"_L1, "other-linux.svg"_L1, 0},
    LogoClass{"icon-other-unknown"_L1, "other-unknown.svg"_L1, 0},
    LogoClass{"icon-perl"_L1, "perl.svg"_L1, 0},
    LogoClass{"icon-phalcon"_L1, "phalcon.svg"_L1, 0},
    LogoClass{"icon-php"_L1, "php.svg"_L1, 0},
    LogoClass{"icon-play"_L1, "play.svg"_L1, 0},
    LogoClass{"icon-postgresql"_L1, "postgresql.svg"_L1, 0},
    LogoClass{"icon-processserver"_L1, "processserver.svg"_L1, 0},
    LogoClass{"icon-python"_L1, "python.svg"_L1, 0},
    LogoClass{"icon-quarkus"_L1, "quarkus.svg"_L1, 4},
    LogoClass{"icon-r"_L1, "r.svg"_L1, 19},
    LogoClass{"icon-rabbitmq"_L1, "rabbitmq.svg"_L1, 0},
    LogoClass{"icon-rails"_L1, "rails.svg"_L1, 0},
    LogoClass{"icon-react"_L1, "react.svg"_L1, 14},
    LogoClass{"icon-redhat"_L1, "redhat.svg"_L1, 5},
    LogoClass{"icon-redis"_L1, "redis.svg"_L1, 0},
    LogoClass{"icon-rh-integration"_L1, "rh-integration.svg"_L1, 0},
    LogoClass{"icon-rh-openjdk"_L1, "openjdk.svg"_L1, 0},
    LogoClass{"icon-rh-spring-boot"_L1, "rh-spring-boot.svg"_L1, 5},
    LogoClass{"icon-rh-tomcat"_L1, "rh-tomcat.svg"_L1, 0},
    LogoClass{"icon-ruby"_L1, "ruby.svg"_L1, 0},
    LogoClass{"icon-rust"_L1, "rust.svg"_L1, 13},
    LogoClass{"icon-scala"_L1, "scala.svg"_L1, 0},
    LogoClass{"icon-serverless-function"_L1, "serverlessfx.svg"_L1, 8},
    LogoClass{"icon-shadowman"_L1, "shadowman.svg"_L1, 0},
    LogoClass{"icon-shiny"_L1, "shiny.svg"_L1, 19},
    LogoClass{"icon-spring"_L1, "spring.svg"_L1, 0},
    LogoClass{"icon-spring-boot"_L1, "spring-boot.svg"_L1, 5},
    LogoClass{"icon-sso"_L1, "sso.svg"_L1, 0},
    LogoClass{"icon-stackoverflow"_L1, "stackoverflow.svg"_L1, 0},
    LogoClass{"icon-suse"_L1, "suse.svg"_L1, 0},
    LogoClass{"icon-symfony"_L1, "symfony.svg"_L1, 0},
    LogoClass{"icon-tomcat"_L1, "tomcat.svg"_L1, 0},
    LogoClass{"icon-ubuntu"_L1, "ubuntu.svg"_L1, 0},
    LogoClass{"icon-vertx"_L1, "vertx.svg"_L1, 4},
    LogoClass{"icon-vscode"_L1, "vscode.svg"_L1, 18},
    LogoClass{"icon-wildfly"_L1, "wildfly.svg"_L1, 0},
    LogoClass{"icon-windows"_L1, "windows.svg"_L1, 0},
    LogoClass{"icon-wordpress"_L1, "wordpress.svg"_L1, 0},
    LogoClass{"icon-xamarin"_L1, "xamarin.svg"_L1, 0},
    LogoClass{"icon-zend"_L1, "zend.svg"_L1, 0},
};

} // namespace

std::span<const LogoClass> logoClasses()
{
    return logos;
}

const LogoClass *logoClass(QStringView name)
{
    const auto found = std::lower_bound(
        logos.begin(), logos.end(), name,
        [](const LogoClass &logo, QStringView wanted) { return wanted.compare(logo.name) > 0; });
    return found != logos.end() && name == found->name ? &*found : nullptr;
}

} // namespace headwater
