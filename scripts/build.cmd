@echo off
rem Builds both programs into target\ for the launchers; the first time it fetches about 80 MB of libraries.
setlocal
cd /d "%~dp0.."
where javac >nul 2>nul || (echo udpcam needs a JDK of version 17 or newer: adoptium.net>&2 & exit /b 1)
where mvn >nul 2>nul || (echo udpcam needs Maven to be built: maven.apache.org>&2 & exit /b 1)
echo Building udpcam; the first time this fetches about 80 MB and takes some minutes...>&2
call mvn -B -q -Dmaven.test.skip=true -pl common,sender,receiver package || exit /b 1
echo windows>target\lib\built-for
