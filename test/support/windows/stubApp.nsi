; Stands in for fettle.exe under wine: a program of the graphical subsystem, as Electron's is, that says and notes how it was started.
Target amd64-unicode
Name "fettle"
OutFile "${OUT}"
SilentInstall silent
RequestExecutionLevel user

Section
  FileOpen $0 "C:\asked.txt" a
  FileSeek $0 0 END
  FileWrite $0 "$CMDLINE$\r$\n"
  FileClose $0
  System::Call 'kernel32::GetStdHandle(i -11)p.r0'
  System::Call 'kernel32::WriteFile(pr0, m "said$\r$\n", i 6, *i.r2, p 0)'
  System::Call 'kernel32::GetStdHandle(i -12)p.r0'
  System::Call 'kernel32::WriteFile(pr0, m "complained$\r$\n", i 12, *i.r2, p 0)'
  SetErrorLevel 3
SectionEnd
