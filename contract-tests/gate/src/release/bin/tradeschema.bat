@echo off
rem The tradeschema command, from its one jar. Needs a Java runtime 17 or newer: JAVA_HOME's, else the one on the PATH.
rem Exit codes: 0 no errors, 1 errors, 2 something could not be checked, 3 internal error.
rem No block in parentheses has a path in it: a folder may be named "Program Files (x86)".
setlocal
set "jar=%~dp0..\lib\tradeschema.jar"
if not exist "%jar%" goto no_jar
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME:"=%\bin\java.exe"
"%java%" -version >nul 2>&1
if errorlevel 1 goto no_java
"%java%" -XX:+UseSerialGC -Xshare:auto -Dfile.encoding=UTF-8 -jar "%jar%" %*
set "code=%ERRORLEVEL%"
if "%code%"=="0" exit /b 0
rem An older Java ends with 1, too, and that would be read as findings.
"%java%" -jar "%jar%" --version >nul 2>&1
if errorlevel 1 goto no_java
exit /b %code%

:no_jar
echo tradeschema: found no "%jar%"; unpack the archive again, whole 1>&2
exit /b 2

:no_java
echo tradeschema: "%java%" is no Java 17 or newer that starts; install a Java runtime, or set JAVA_HOME to one 1>&2
exit /b 2
