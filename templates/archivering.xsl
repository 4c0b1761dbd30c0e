<?xml version="1.0" encoding="UTF-8"?>
<!-- DOC-19, the archive record (RET-02, RET-03): which file of a case went to the archive, when, and who can see it from then on. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:griffier:tekst" exclude-result-prefixes="t">
  <xsl:include href="unhandled.xsl"/>
  <xsl:include href="delen/notitie.xsl"/>
  <xsl:template match="bestand|termijn|einde|toegang|verantwoordelijke" mode="known"/>

  <xsl:template match="/notitie">
    <xsl:call-template name="note">
      <xsl:with-param name="kind">archivering</xsl:with-param>
      <xsl:with-param name="title"><t:tekst k="archivering.titel"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="notitie" mode="body">
    <p style="lead"><t:tekst k="archivering.inleiding"><t:met select="bestand"/><t:met select="bestand/@op"/></t:tekst></p>
    <p><t:tekst k="archivering.geen_overbrenging"/></p>
    <heading level="2" id="termijn"><t:tekst k="archivering.termijn.kop"/></heading>
    <definitions>
      <entry><term><t:tekst k="archivering.laatste_verwerking"/></term><meaning><p><xsl:value-of select="termijn/@start"/></p></meaning></entry>
      <entry><term><t:tekst k="archivering.uiterlijk"/></term><meaning><p><xsl:value-of select="termijn/@uiterlijk"/></p></meaning></entry>
      <entry><term><t:tekst k="archivering.gegaan"/></term><meaning><p><xsl:value-of select="bestand/@op"/></p>
        <xsl:if test="termijn/@laat = 'ja'"><p><strong><t:tekst k="archivering.te_laat"/></strong></p></xsl:if></meaning></entry>
      <entry><term><t:tekst k="archivering.regel"/></term><meaning><p><xsl:value-of select="termijn"/> (<xsl:value-of select="termijn/@artikel"/>)</p></meaning></entry>
      <entry><term><t:tekst k="archivering.einde"/></term><meaning><p>
        <xsl:choose>
          <xsl:when test="einde/@soort = 'bewaren'"><t:tekst k="archivering.einde.bewaren"><t:met select="einde/@datum"/></t:tekst></xsl:when>
          <xsl:when test="einde/@soort = 'ten-hoogste'"><t:tekst k="archivering.einde.ten_hoogste"><t:met select="einde/@datum"/></t:tekst></xsl:when>
          <xsl:otherwise><t:tekst k="archivering.einde.geen"/></xsl:otherwise>
        </xsl:choose></p>
        <p><xsl:value-of select="einde"/> (<xsl:value-of select="einde/@artikel"/>)</p></meaning></entry>
    </definitions>
    <heading level="2" id="toegang"><t:tekst k="archivering.toegang.kop"/></heading>
    <table widths="4 3 3">
      <head>
        <cell header="true"><p><t:tekst k="archivering.toegang.wie"/></p></cell>
        <cell header="true"><p><t:tekst k="archivering.toegang.was"/></p></cell>
        <cell header="true"><p><t:tekst k="archivering.toegang.wordt"/></p></cell>
      </head>
      <xsl:for-each select="toegang">
        <row>
          <cell><p><xsl:value-of select="."/></p></cell>
          <cell><p><xsl:value-of select="@was"/></p></cell>
          <cell><p><xsl:value-of select="@wordt"/></p></cell>
        </row>
      </xsl:for-each>
    </table>
    <p><t:tekst k="archivering.toegang.reden"/></p>
    <heading level="2" id="verantwoordelijk"><t:tekst k="bewaarstuk.verantwoordelijk.kop"/></heading>
    <list><xsl:for-each select="verantwoordelijke"><item><p><name><xsl:value-of select="."/></name></p></item></xsl:for-each></list>
  </xsl:template>
</xsl:stylesheet>
